import { Zip, ZipDeflate } from 'fflate';
import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import { crc32 } from './crc32.ts';
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
const STORED = /\.(bin|onnx|safetensors|npy|parquet|png|jpe?g|webp|gif|avif|hei[cf])$/i;

/** Beyond these a zip would need the fields of Zip64, which our own reader does not know, nor every other. */
export const MOST = { bytes: 0xffffffff, files: 0xffff } as const;

/** Bytes that are packed at once: fflate copies what it is given, and holds what comes of it. */
const PIECE = 2 ** 18;

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

  /**
   * @throws RangeError when a path is absolute, leads out of the zip or is there already
   * @throws LikenessError `too-large` where the zip would be more than one is
   */
  add(path: string, content: Uint8Array | string): void {
    const file = this.#open(path, FIXED_TIME);
    file.push(typeof content === 'string' ? new TextEncoder().encode(content) : content);
    file.end();
  }

  /** The same for a file that comes in parts, and may have a time of its own. */
  async addParts(path: string, parts: Parts, time = FIXED_TIME): Promise<void> {
    const file = this.#open(path, time);
    for await (const part of parts) file.push(part);
    file.end();
  }

  /** Writes the directory. */
  end(): void {
    this.#zip.end();
  }

  #open(path: string, time: Date): { push: (part: Uint8Array) => void; end: () => void } {
    if (!isInnerPath(path) || this.#written.has(path)) throw new RangeError(`zip: bad path ${path}`);
    if (this.#written.size === MOST.files) throw tooLarge();
    const file = new ZipDeflate(path, { level: STORED.test(path) ? 0 : 6 });
    file.mtime = time;
    this.#zip.add(file);
    let size = 0;
    let crc = 0;
    return {
      push: (part) => {
        size += part.length;
        crc = crc32(part, crc);
        for (let from = 0; from < part.length; from += PIECE) file.push(part.subarray(from, from + PIECE));
        if (Math.max(size, this.#bytes) > MOST.bytes) throw tooLarge();
      },
      end: () => {
        file.push(new Uint8Array(), true);
        this.#written.set(path, { size, crc });
      },
    };
  }
}

function tooLarge(): LikenessError {
  return new LikenessError('too-large', message('This is more than a zip holds: 4 GiB, or 65,535 files.'));
}
