import { Inflate } from 'fflate';
import type { ByteProgress } from '../byteProgress.ts';
import { crc32 } from '../crc32.ts';
import { badZip } from './refusals.ts';
import { LOCAL_HEADER, zipDirectory, type ZipEntry, type ZipLimits } from './zipDirectory.ts';
import { message } from '../../core/message.ts';

/** Packed bytes that are unpacked before one looks again: at most 1032 times as many come of them. */
const PIECE = 16_384;

/** Work on a file that yields how many packed bytes each piece of it took. */
type Unpacking<Result = Uint8Array<ArrayBuffer>> = Generator<number, Result, void>;

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
    const work = this.#unpack(path, mostBytes);
    for (;;) {
      const next = work.next();
      if (next.done === true) return next.value;
    }
  }

  /** The same in pieces, between which others come to their turn. @param progress of packed bytes */
  async readInPieces(
    path: string,
    mostBytes: number,
    progress: ByteProgress,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const work = this.#unpack(path, mostBytes);
    for (;;) {
      const next = work.next();
      if (next.done === true) return next.value;
      await progress.add(next.value);
    }
  }

  /** Bytes that a file takes in the zip; 0 where it is missing. */
  packedBytes(path: string): number {
    return this.#entries.get(path)?.packedSize ?? 0;
  }

  /** Yields how many packed bytes are unpacked, piece by piece. */
  *#unpack(path: string, mostBytes: number): Unpacking {
    const entry = this.#entries.get(path);
    if (entry === undefined) throw badZip(message('{path} is missing', { path }));
    if (entry.size > mostBytes)
      throw badZip(
        message('{path} is larger than {most} MiB', { path, most: (mostBytes / 2 ** 20).toFixed(0) }),
      );
    if (entry.encrypted) throw badZip(message('{path} is encrypted', { path }));
    const { content, crc } = yield* unpack(this.#packed(entry), entry);
    if (crc !== entry.crc) throw badZip(message('{path} is not what it was when it was written', { path }));
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

function* unpack(
  packed: Uint8Array,
  { path, method, size }: ZipEntry,
): Unpacking<{ content: Uint8Array<ArrayBuffer>; crc: number }> {
  if (method === 0) {
    if (packed.length !== size) throw badZip(message('{path} has not the size that it declares', { path }));
    yield packed.length;
    return { content: new Uint8Array(packed), crc: crc32(packed) };
  }
  if (method !== 8) throw badZip(message('{path} is packed in an unusual way', { path }));
  return yield* inflate(packed, size, path);
}

/** Unpacks piece by piece, so that one which declares too little is given up before it has grown. */
function* inflate(
  packed: Uint8Array,
  size: number,
  path: string,
): Unpacking<{ content: Uint8Array<ArrayBuffer>; crc: number }> {
  const content = new Uint8Array(size);
  let [filled, crc] = [0, 0];
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length <= size) content.set(chunk, filled);
    filled += chunk.length;
    crc = crc32(chunk, crc);
  });
  for (let from = 0; from < packed.length && filled <= size; from += PIECE) {
    const piece = packed.subarray(from, from + PIECE);
    try {
      stream.push(piece, from + PIECE >= packed.length);
    } catch {
      throw badZip(message('{path} is damaged', { path }));
    }
    yield piece.length;
  }
  if (filled !== size) throw badZip(message('{path} has not the size that it declares', { path }));
  return { content, crc };
}
