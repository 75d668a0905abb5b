import { Zip, ZipDeflate } from 'fflate';
import { crc32 } from './crc32.ts';
import { joined } from './joined.ts';
import { isInnerPath } from './paths.ts';

/** Files by path; text is stored as UTF-8. */
export type ZipEntries = ReadonlyMap<string, Uint8Array | string>;

/** A file that is made while it is written: its bytes, part after part. */
export type Parts = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** What was put into a file of a zip. */
export interface WrittenFile {
  readonly size: number;
  readonly crc: number;
}

/** The earliest moment that a zip can hold: equal contents make equal bytes. */
const FIXED_TIME = new Date(1980, 0, 1);

/** Numbers and pictures do not shrink; text does. */
const STORED = /\.(bin|onnx|safetensors|npy|png)$/;

/** Beyond this a zip would need the fields of Zip64, which our own reader does not know. */
const MOST_BYTES = 0xffffffff;

/**
 * Writes a zip as a stream: whatever goes in comes out at once, packed, and nothing of it is kept but size and checksum.
 *
 * Files that do not shrink are stored in blocks of the deflate format rather than by the method "stored", whose sizes would
 * have to be known before the first byte.
 */
export class ZipWriter {
  readonly #zip: Zip;
  readonly #written = new Map<string, WrittenFile>();
  #bytes = 0;

  /** @param sink gets the zip's bytes, in order */
  constructor(sink: (chunk: Uint8Array<ArrayBuffer>) => void) {
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#bytes += chunk.length;
      sink(chunk);
    });
  }

  /** What has been written so far, by path. */
  get written(): ReadonlyMap<string, WrittenFile> {
    return this.#written;
  }

  /** @throws RangeError when a path is absolute, leads out of the zip or is there already, or the zip gets too large */
  add(path: string, content: Uint8Array | string): void {
    const file = this.#open(path);
    file.push(typeof content === 'string' ? new TextEncoder().encode(content) : content);
    file.end();
  }

  /** The same for a file that comes in parts. */
  async addParts(path: string, parts: Parts): Promise<void> {
    const file = this.#open(path);
    for await (const part of parts) file.push(part);
    file.end();
  }

  /** Writes the directory. */
  end(): void {
    this.#zip.end();
  }

  #open(path: string): { push: (part: Uint8Array) => void; end: () => void } {
    if (!isInnerPath(path) || this.#written.has(path)) throw new RangeError(`zip: bad path ${path}`);
    const file = new ZipDeflate(path, { level: STORED.test(path) ? 0 : 6 });
    file.mtime = FIXED_TIME;
    this.#zip.add(file);
    let size = 0;
    let crc = 0;
    return {
      push: (part) => {
        size += part.length;
        crc = crc32(part, crc);
        file.push(part);
        if (Math.max(size, this.#bytes) > MOST_BYTES)
          throw new RangeError('zip: it would be larger than 4 GiB');
      },
      end: () => {
        file.push(new Uint8Array(), true);
        this.#written.set(path, { size, crc });
      },
    };
  }
}

/** A zip of the entries, in their order, in memory. @throws RangeError as `ZipWriter` does */
export function makeZip(entries: ZipEntries): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  const writer = new ZipWriter((chunk) => chunks.push(chunk));
  for (const [path, content] of entries) writer.add(path, content);
  writer.end();
  return joined(chunks);
}
