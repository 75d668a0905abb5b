import { UNOPENABLE, UnreadableFile } from './unreadable.ts';

/** A header that contradicts itself or ends before it should. Becomes an UnreadableFile in `readHeader`. */
export class MalformedHeader extends Error {
  override readonly name = 'MalformedHeader';
}

/** The first read, in bytes: most headers lie within it, so that most files cost one read. */
const FIRST_WINDOW = 16_384;
/** Later reads, in bytes: a jump to a segment brings the start of the next with it. */
const LATER_WINDOW = 4_096;

/** Reads parts of a file by position, through one window, so that no file is ever read whole. */
export class ByteReader {
  /** Length of the file in bytes. */
  readonly size: number;
  readonly #blob: Blob;
  #start = 0;
  #window: Uint8Array<ArrayBuffer> | null;

  /** @param head the first bytes of the file, where they are known */
  constructor(blob: Blob, head: Uint8Array<ArrayBuffer> | null = null) {
    this.#blob = blob;
    this.#window = head;
    this.size = blob.size;
  }

  /**
   * The bytes at [offset, offset + length), fewer where the file ends before.
   *
   * @throws UnreadableFile when the file can no longer be opened
   */
  async upTo(offset: number, length: number): Promise<DataView<ArrayBuffer>> {
    const end = Math.min(this.size, offset + length);
    let window = this.#window;
    // Without a window even nothing is read: a file that has vanished may say that its size is 0.
    if (window === null || offset < this.#start || end > this.#start + window.length) {
      window = await this.#load(offset, Math.max(length, offset === 0 ? FIRST_WINDOW : LATER_WINDOW));
    }
    const from = Math.min(offset - this.#start, window.length);
    return new DataView(window.buffer, window.byteOffset + from, Math.min(length, window.length - from));
  }

  /**
   * The bytes at [offset, offset + length).
   *
   * @throws MalformedHeader when the file ends before
   */
  async exactly(offset: number, length: number): Promise<DataView<ArrayBuffer>> {
    const view = await this.upTo(offset, length);
    if (view.byteLength < length) throw new MalformedHeader('The file ends within its header.');
    return view;
  }

  async #load(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    try {
      const part = this.size === 0 ? this.#blob : this.#blob.slice(offset, offset + length);
      const window = new Uint8Array(await part.arrayBuffer());
      this.#window = window;
      this.#start = offset;
      return window;
    } catch (error) {
      throw new UnreadableFile(UNOPENABLE, { cause: error });
    }
  }
}

/** Bytes as characters of codes 0 to 255, which is how formats name their parts. */
export function ascii(view: DataView, offset: number, length: number): string {
  let text = '';
  for (let at = offset; at < offset + length; at++) text += String.fromCharCode(view.getUint8(at));
  return text;
}
