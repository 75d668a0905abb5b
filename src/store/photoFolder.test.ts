import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { found, kept } from '../testing/keptWork.ts';
import { StudioHarness, settle } from '../testing/studioHarness.ts';
import type { PhotoFolders } from './context.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const folder = { kind: 'directory', name: 'pets' } as FileSystemDirectoryHandle;
const other = { kind: 'directory', name: 'others' } as FileSystemDirectoryHandle;
const file = { file: new File([], 'a.jpg'), path: 'pets/a.jpg' };

const foldersThat = (answers: Partial<PhotoFolders>): PhotoFolders => ({
  choose: () => Promise.resolve(null),
  dropped: () => Promise.resolve(null),
  mayRead: () => Promise.resolve(true),
  list: vi.fn(() => Promise.resolve([file])),
  ...answers,
});

/** A run on dropped photos, which the browser has room for or not. */
async function running(folders: PhotoFolders, photoBytes: number | null): Promise<StudioHarness> {
  const page = new StudioHarness('', undefined, undefined, folders);
  page.keeper.automatic.set('keepFolder', () => undefined);
  page.keeper.automatic.set('save', () => ({ bytes: 10, photoBytes }));
  page.dataset.automatic.set('keep', () => ({ bytes: photoBytes }));
  await page.importPhotos(40);
  await page.startRun();
  page.emitSteps(1, 2);
  page.engine.emit('checkpoint', { runId: 1, ...kept().run.checkpoint });
  await settle();
  return page;
}

it('the folder of a drop is remembered where its photos do not fit into the browser, and only there', async () => {
  const folders = foldersThat({ dropped: () => Promise.resolve(folder) });
  const full = await running(folders, null);
  expect(full.keeper.paramsOf('keepFolder')).toMatchObject([{ folder: { name: 'pets' } }]);
  const roomy = await running(folders, 20);
  expect(roomy.keeper.paramsOf('keepFolder')).toEqual([]);
});

it('a folder is remembered that the user shows', async () => {
  const page = await running(foldersThat({ choose: () => Promise.resolve(folder) }), null);
  expect(page.keeper.paramsOf('keepFolder')).toEqual([]);
  await page.studio.actions.rememberFolder();
  expect(page.keeper.paramsOf('keepFolder')).toMatchObject([{ folder: { name: 'pets' } }]);
});

it('the remembered folder is read again, and another is asked for where it may not be', async () => {
  const allowed = foldersThat({});
  const page = await found(false, kept(), folder, allowed);
  void page.studio.actions.readFolderAgain();
  await settle();
  expect(allowed.list).toHaveBeenCalledWith(folder);
  expect(page.dataset.paramsOf('import')).toMatchObject([{ into: 'new' }]);

  const refused = foldersThat({
    mayRead: () => Promise.resolve(false),
    choose: () => Promise.resolve(other),
  });
  void (await found(false, kept(), folder, refused)).studio.actions.readFolderAgain();
  await settle();
  expect(refused.list).toHaveBeenCalledExactlyOnceWith(other);
});
