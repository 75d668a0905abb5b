import { Inflate } from 'fflate';
import { crc32 } from '../crc32.ts';
import { badZip } from './refusals.ts';
import { LOCAL_HEADER, zipDirectory, type ZipEntry, type ZipLimits } from './zipDirectory.ts';
import { message } from '../../core/message.ts';

/** Packed bytes that are unpacked before one looks again: at most 1032 times as many come of them. */
const PIECE = 16_384;

/** A zip whose files are unpacked one by one as they are asked for; what nobody asks for is never unpacked. */
export class Unzip {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  /**
   * @param limits those of a model unless given
   * @throws LikenessError `bad-zip` as `zipDirectory` does
   */
  constructor(bytes: Uint8Array, limits?: ZipLimits) {
    this.#bytes = bytes;
    this.#entries = new Map(zipDirectory(bytes, limits).map((entry) => [entry.path, entry]));
  }

  get paths(): string[] {
    return [...this.#entries.keys()];
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /**
   * A file, unpacked and compared with its checksum.
   *
   * @throws LikenessError `bad-zip` where it is missing, larger than `mostBytes`, encrypted, packed in an unusual way,
   *   or not what the directory declares
   */
  read(path: string, mostBytes: number): Uint8Array<ArrayBuffer> {
    const entry = this.#entries.get(path);
    if (entry === undefined) throw badZip(message('{path} is missing', { path }));
    if (entry.size > mostBytes)
      throw badZip(
        message('{path} is larger than {most} MiB', { path, most: (mostBytes / 2 ** 20).toFixed(0) }),
      );
    if (entry.encrypted) throw badZip(message('{path} is encrypted', { path }));
    const packed = this.#packed(entry);
    const content = unpack(packed, entry);
    if (crc32(content) !== entry.crc)
      throw badZip(message('{path} is not what it was when it was written', { path }));
    return content;
  }

  #packed({ path, offset, packedSize }: ZipEntry): Uint8Array {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    if (
      offset + LOCAL_HEADER.size > view.byteLength ||
      view.getUint32(offset, true) !== LOCAL_HEADER.signature
    )
      throw badZip(message('{path} is not where the directory says', { path }));
    const start =
      offset + LOCAL_HEADER.size + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + packedSize > view.byteLength) throw badZip(message('{path} is cut off', { path }));
    return this.#bytes.subarray(start, start + packedSize);
  }
}

function unpack(packed: Uint8Array, { path, method, size }: ZipEntry): Uint8Array<ArrayBuffer> {
  if (method === 0) {
    if (packed.length !== size) throw badZip(message('{path} has not the size that it declares', { path }));
    return new Uint8Array(packed);
  }
  if (method !== 8) throw badZip(message('{path} is packed in an unusual way', { path }));
  return inflate(packed, size, path);
}

/** Unpacks piece by piece, so that one which declares too little is given up before it has grown. */
function inflate(packed: Uint8Array, size: number, path: string): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length <= size) content.set(chunk, filled);
    filled += chunk.length;
  });
  for (let from = 0; from < packed.length && filled <= size; from += PIECE) {
    try {
      stream.push(packed.subarray(from, from + PIECE), from + PIECE >= packed.length);
    } catch {
      throw badZip(message('{path} is damaged', { path }));
    }
  }
  if (filled !== size) throw badZip(message('{path} has not the size that it declares', { path }));
  return content;
}
