import { Inflate } from 'fflate';
import { LikenessError } from '../core/errors.ts';
import { message, type Message } from '../core/message.ts';
import { ByteProgress, type ByteControl } from './byteProgress.ts';
import { crc32 } from './crc32.ts';
import { endOf, entriesOf, LOCAL_HEADER, type ZipEntry } from './reading/zipDirectory.ts';
import type { WrittenFile } from './zip.ts';

/** Bytes that are read back at once. */
const PIECE = 2 ** 20;

/**
 * Reads a zip back, piece by piece, and compares every file in it with what was put in: a disk that was full, or bytes that
 * were lost on their way, are found while what went in is still there.
 *
 * @param written by path, as `ZipWriter` remembers it
 * @throws LikenessError `bad-zip` where anything is missing or differs; AbortError
 */
export async function checkZip(
  zip: Blob,
  written: ReadonlyMap<string, WrittenFile>,
  control: ByteControl = {},
): Promise<void> {
  const progress = new ByteProgress(zip.size, control);
  const bytesOf = async (from: number, to: number): Promise<Uint8Array> => {
    control.signal?.throwIfAborted();
    return new Uint8Array(await zip.slice(from, to).arrayBuffer());
  };
  const { count, start, length } = endOf(await bytesOf(Math.max(0, zip.size - PIECE), zip.size));
  const entries = entriesOf(await bytesOf(start, start + length), count);
  if (entries.length !== written.size) throw broken(message('the list of its files'));
  for (const entry of entries) {
    const expected = written.get(entry.path);
    const { size, crc } = await readBack(entry, bytesOf, progress);
    if (expected?.size !== size || expected.crc !== crc || entry.crc !== crc) throw broken(entry.path);
  }
}

/** Size and checksum of a file, as the zip gives it back. */
async function readBack(
  { path, offset, packedSize }: ZipEntry,
  bytesOf: (from: number, to: number) => Promise<Uint8Array>,
  progress: ByteProgress,
): Promise<WrittenFile> {
  const header = await bytesOf(offset, offset + LOCAL_HEADER.size);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < LOCAL_HEADER.size || view.getUint32(0, true) !== LOCAL_HEADER.signature)
    throw broken(path);
  const start = offset + LOCAL_HEADER.size + view.getUint16(26, true) + view.getUint16(28, true);
  const end = start + packedSize;
  let [size, crc] = [0, 0];
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    crc = crc32(chunk, crc);
  });
  for (let from = start; from < end; from += PIECE) {
    const to = Math.min(end, from + PIECE);
    try {
      stream.push(await bytesOf(from, to), to === end);
    } catch {
      throw broken(path);
    }
    await progress.add(to - from);
  }
  return { size, crc };
}

function broken(path: string | Message): LikenessError {
  return new LikenessError(
    'bad-zip',
    message(
      'The zip was read back, and {path} is not as it was written. Is the disk full? Please try again.',
      {
        path,
      },
    ),
  );
}
