import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import { crc32 } from '../formats/crc32.ts';
import { storageError } from './database.ts';

/** Of a set of photos, by its fingerprint. */
const nameOf = (fingerprint: string): string => `photos-${fingerprint.replaceAll(/[^\da-f]/g, '')}.bin`;
const OURS = /^photos-[\da-f]*\.bin$/;

/** Length and checksum of what follows, as float64. They are written last: a file that was cut off has none. */
const HEADER_BYTES = 16;

/**
 * Writes the pixels of photos to the origin's own file system.
 *
 * @returns the bytes that it takes
 * @throws LikenessError `storage-full` where not all of it fits, and then leaves nothing; `storage-denied`
 */
export async function writePhotoFile(fingerprint: string, content: Uint8Array<ArrayBuffer>): Promise<number> {
  try {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle(nameOf(fingerprint), { create: true });
    const file = await handle.createSyncAccessHandle();
    let written = 0;
    try {
      file.truncate(0);
      written = file.write(content, { at: HEADER_BYTES });
      file.flush();
      // A write that is short has met the end of the room, whatever the browser says of it.
      if (written === content.length) {
        const header = Float64Array.of(content.length, crc32(content));
        written += file.write(header, { at: 0 });
        file.flush();
      }
    } finally {
      file.close();
    }
    if (written === content.length + HEADER_BYTES) return written;
    throw new LikenessError(
      'storage-full',
      message('The photos do not fit into the room that this browser gives.'),
    );
  } catch (thrown) {
    await removePhotoFiles().catch(() => undefined);
    throw storageError(thrown);
  }
}

/** What was written of photos; null where it is not there, or not as it was written. */
export async function readPhotoFile(fingerprint: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await fileOf(fingerprint);
  if (file === null || file.size < HEADER_BYTES) return null;
  const whole = await file.arrayBuffer();
  const [length, checksum] = new Float64Array(whole.slice(0, HEADER_BYTES));
  const content = new Uint8Array(whole, HEADER_BYTES);
  return content.length === length && crc32(content) === checksum ? content : null;
}

/** Bytes that the photos take; null where they are not there. */
export async function photoFileBytes(fingerprint: string): Promise<number | null> {
  return (await fileOf(fingerprint))?.size ?? null;
}

/** Bytes that all sets of photos take together. */
export async function photoFilesBytes(): Promise<number> {
  const folder = await ourFolder();
  if (folder === null) return 0;
  let bytes = 0;
  for await (const name of folder.keys())
    if (OURS.test(name)) bytes += (await (await folder.getFileHandle(name)).getFile()).size;
  return bytes;
}

/**
 * Forgets all photos, but for one set of them.
 *
 * @throws LikenessError `storage-denied` where some are still there, as while they are being written
 */
export async function removePhotoFiles(except?: string): Promise<void> {
  const folder = await ourFolder();
  if (folder === null) return;
  try {
    for await (const name of folder.keys()) {
      if (OURS.test(name) && (except === undefined || name !== nameOf(except)))
        await folder.removeEntry(name);
    }
  } catch (thrown) {
    throw new LikenessError(
      'storage-denied',
      message('The browser did not let go of the photos that are kept here. Try it again in a moment.'),
      { cause: thrown },
    );
  }
}

/** The origin's own file system; null where the browser gives none, in which nothing lies then. */
async function ourFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await navigator.storage.getDirectory();
  } catch {
    return null;
  }
}

async function fileOf(fingerprint: string): Promise<File | null> {
  const folder = await ourFolder();
  try {
    return folder && (await (await folder.getFileHandle(nameOf(fingerprint))).getFile());
  } catch {
    return null;
  }
}
