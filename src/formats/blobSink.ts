/** Bytes that are gathered before they leave memory. */
const PIECE = 4 * 2 ** 20;

/** Gathers a file that is written piece by piece as a Blob, which the browser may keep on disk. */
export class BlobSink {
  readonly #type: string;
  readonly #pieces: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;

  /** @param type of the file, as a media type */
  constructor(type: string) {
    this.#type = type;
  }

  push(chunk: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes >= PIECE) this.#flush();
  }

  /** The file, once all of it has come. */
  blob(): Blob {
    this.#flush();
    return new Blob(this.#pieces, { type: this.#type });
  }

  #flush(): void {
    this.#pieces.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#bytes = 0;
  }
}
