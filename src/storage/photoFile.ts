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

/** Forgets all photos, but for one set of them. */
export async function removePhotoFiles(except?: string): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  for await (const name of folder.keys()) {
    if (OURS.test(name) && (except === undefined || name !== nameOf(except))) await folder.removeEntry(name);
  }
}

async function fileOf(fingerprint: string): Promise<File | null> {
  try {
    const folder = await navigator.storage.getDirectory();
    return await (await folder.getFileHandle(nameOf(fingerprint))).getFile();
  } catch {
    return null;
  }
}
