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

/** What a zip may be. */
export interface ZipLimits {
  readonly bytes: number;
  readonly unpackedBytes: number;
}

/** Ours hold a dozen files; text shrinks to a tenth or so, weights not at all. */
const MOST = { entries: 1000, ratio: 200 } as const;

const MODEL_LIMITS: ZipLimits = { bytes: MODEL_FILE_BYTES, unpackedBytes: 512 * MEBIBYTE };

/** What stands before each file. */
export const LOCAL_HEADER = { signature: 0x04034b50, size: 30 } as const;
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
export function zipDirectory(bytes: Uint8Array, limits = MODEL_LIMITS): ZipEntry[] {
  if (bytes.length > limits.bytes)
    throw badZip(message('it is larger than {most} MiB', { most: limits.bytes / MEBIBYTE }));
  const { count, start, length, place } = endOf(bytes);
  if (count > MOST.entries)
    throw badZip(message('it holds more than {entries} files', { entries: MOST.entries }));
  if (start === TOO_LARGE || start + length > place)
    throw badZip(message('its directory lies outside of it'));
  const entries = entriesOf(bytes.subarray(start, start + length), count);
  for (const entry of entries) check(entry);
  checkTogether(entries, limits);
  return entries;
}

/** What a zip's last record tells: how many files there are, and where its directory lies. */
export interface ZipEnd {
  readonly count: number;
  readonly start: number;
  readonly length: number;
  /** Where in these bytes the record begins. */
  readonly place: number;
}

/** @param bytes of a zip, or its end alone */
export function endOf(bytes: Uint8Array): ZipEnd {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const place = endRecord(view);
  if (view.getUint16(place + 4, true) !== 0) throw badZip(message('it is one part of several'));
  return {
    count: view.getUint16(place + 10, true),
    length: view.getUint32(place + 12, true),
    start: view.getUint32(place + 16, true),
    place,
  };
}

/** The files that a directory lists, without folders; nothing of them is judged. */
export function entriesOf(directory: Uint8Array, count: number): ZipEntry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + HEADER.size > directory.length || view.getUint32(at, true) !== HEADER.signature)
      throw badZip(message('its directory is damaged'));
    const name = at + HEADER.size;
    const nameLength = view.getUint16(at + 28, true);
    const next = name + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > directory.length) throw badZip(message('its directory is damaged'));
    const path = new TextDecoder().decode(directory.subarray(name, name + nameLength));
    const entry = {
      path,
      encrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (path.endsWith('/')) check({ ...entry, path: path.slice(0, -1) });
    else entries.push(entry);
    at = next;
  }
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
  if (size > Math.max(1, packedSize) * MOST.ratio)
    throw badZip(message('{path} would grow more than {ratio} times', { path, ratio: MOST.ratio }));
}

function checkTogether(entries: readonly ZipEntry[], { unpackedBytes }: ZipLimits): void {
  if (new Set(entries.map(({ path }) => path)).size < entries.length)
    throw badZip(message('it holds two files of one name'));
  if (entries.reduce((sum, { size }) => sum + size, 0) > unpackedBytes)
    throw badZip(message('unpacked it would be larger than {most} MiB', { most: unpackedBytes / MEBIBYTE }));
}
