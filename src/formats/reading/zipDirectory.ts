import { MODEL_FILE_BYTES } from '../../core/warmStart.ts';
import { isInnerPath } from '../paths.ts';
import { badZip } from './refusals.ts';
import { message } from '../../core/message.ts';

/** A file of a zip as its directory declares it. Nothing of it has been read. */
export interface ZipEntry {
  readonly path: string;
  readonly encrypted: boolean;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const MEBIBYTE = 2 ** 20;

/** What a zip may be. Ours hold a dozen files; text shrinks to a tenth or so, weights not at all. */
const ZIP_LIMITS = {
  bytes: MODEL_FILE_BYTES,
  entries: 1000,
  unpackedBytes: 512 * MEBIBYTE,
  ratio: 200,
} as const;

const END = { signature: 0x06054b50, size: 22, longestComment: 0xffff } as const;
const HEADER = { signature: 0x02014b50, size: 46 } as const;
const ENCRYPTED = 1;
const TOO_LARGE = 0xffffffff;

/**
 * The files of a zip, directories left out, by the directory at its end.
 *
 * Source: PKWARE's APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.
 *
 * @throws LikenessError `bad-zip` where it is none, is damaged, exceeds a limit, or holds a name that leads out of it
 */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] {
  if (bytes.length > ZIP_LIMITS.bytes)
    throw badZip(message('it is larger than {most} MiB', { most: ZIP_LIMITS.bytes / MEBIBYTE }));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0) throw badZip(message('it is one part of several'));
  if (count > ZIP_LIMITS.entries)
    throw badZip(message('it holds more than {entries} files', { entries: ZIP_LIMITS.entries }));
  if (start === TOO_LARGE || start + length > end) throw badZip(message('its directory lies outside of it'));
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + HEADER.size > end || view.getUint32(at, true) !== HEADER.signature)
      throw badZip(message('its directory is damaged'));
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + HEADER.size + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw badZip(message('its directory is damaged'));
    const path = new TextDecoder().decode(bytes.subarray(at + HEADER.size, at + HEADER.size + nameLength));
    const entry = {
      path: path.replace(/\/$/, ''),
      encrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    check(entry);
    if (!path.endsWith('/')) entries.push(entry);
    at = next;
  }
  checkTogether(entries);
  return entries;
}

function endRecord(view: DataView): number {
  const first = view.byteLength - END.size;
  for (let at = first; at >= Math.max(0, first - END.longestComment); at--) {
    if (view.getUint32(at, true) === END.signature) return at;
  }
  throw badZip(message('it is no zip, or its end is missing'));
}

function check({ path, size, packedSize }: ZipEntry): void {
  if (!isInnerPath(path))
    throw badZip(message('a name in it is not allowed: {name}', { name: JSON.stringify(path.slice(0, 80)) }));
  if (size > Math.max(1, packedSize) * ZIP_LIMITS.ratio)
    throw badZip(message('{path} would grow more than {ratio} times', { path, ratio: ZIP_LIMITS.ratio }));
}

function checkTogether(entries: readonly ZipEntry[]): void {
  if (new Set(entries.map(({ path }) => path)).size < entries.length)
    throw badZip(message('it holds two files of one name'));
  if (entries.reduce((sum, { size }) => sum + size, 0) > ZIP_LIMITS.unpackedBytes)
    throw badZip(
      message('unpacked it would be larger than {most} MiB', { most: ZIP_LIMITS.unpackedBytes / MEBIBYTE }),
    );
}
