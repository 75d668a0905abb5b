import type { Page } from '@playwright/test';

/** What whoever is asked for a folder does. */
export type Pick = 'choose' | 'decline' | 'refuse';

declare global {
  var pickedFolder: Pick | undefined;
}

const FOLDER = 'picked';

/**
 * Before the page is opened. No test can answer the browser's dialog for a folder; what the page gets instead lies in
 * the origin's own file system, which is written to in the same way.
 */
export async function standInForFolderPicker(page: Page): Promise<void> {
  await page.addInitScript((name) => {
    const showDirectoryPicker = async (): Promise<FileSystemDirectoryHandle> => {
      // As browsers do: the user closes the dialog, or the folder may not be written to.
      if (globalThis.pickedFolder === 'decline') throw new DOMException('The user aborted.', 'AbortError');
      if (globalThis.pickedFolder === 'refuse') throw new DOMException('Not allowed.', 'NotAllowedError');
      const root = await navigator.storage.getDirectory();
      return root.getDirectoryHandle(name, { create: true });
    };
    Object.assign(globalThis, { showDirectoryPicker });
  }, FOLDER);
}

/** From now on, this is what becomes of the question for a folder. */
export async function pick(page: Page, what: Pick): Promise<void> {
  await page.evaluate((next) => {
    globalThis.pickedFolder = next;
  }, what);
}

/** The size in bytes of every file in the folder's folders, by path; none where nobody chose one. */
export function filesInPickedFolder(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const picked = await root.getDirectoryHandle(name).catch(() => null);
    const files: Record<string, number> = {};
    for await (const folder of picked?.values() ?? []) {
      if (folder.kind !== 'directory') throw new Error(`${folder.name} lies beside the folders`);
      for await (const entry of folder.values()) {
        // What is being written goes by another name until it is whole, and may be gone once it is looked at.
        const file = await (entry as FileSystemFileHandle).getFile().catch(() => null);
        if (file !== null) files[`${folder.name}/${entry.name}`] = file.size;
      }
    }
    return files;
  }, FOLDER);
}
