/** Whoever waits for work on many bytes, may give it up and may hear how far it is. */
export interface ByteControl {
  readonly signal?: AbortSignal;
  /** Lets messages in. */
  readonly breathe?: () => Promise<void>;
  /** How much is done, in [0, 1]. */
  readonly progress?: (share: number) => void;
}

/** For a part of the work that goes from one share of it to another. */
export function controlOfPart(control: ByteControl, from: number, to: number): ByteControl {
  return { ...control, progress: (share) => control.progress?.(from + (to - from) * share) };
}

/** Bytes that are worked on in one go. */
const PIECE = 2 ** 20;

/** Longest that a message waits, in milliseconds; to let them in after every piece would take longer than the pieces. */
const BREATH_MS = 20;

/** How many of the bytes of some work are done: it is told, and messages are let in, once in a while. */
export class ByteProgress {
  readonly #total: number;
  readonly #control: ByteControl;
  #done = 0;
  #breathedMs = performance.now();

  /** @param total bytes of all of it */
  constructor(total: number, control: ByteControl) {
    this.#total = Math.max(1, total);
    this.#control = control;
  }

  /** So many more are done. @throws AbortError where nobody waits any more */
  async add(bytes: number): Promise<void> {
    const { signal, breathe, progress } = this.#control;
    this.#done += bytes;
    if (performance.now() - this.#breathedMs >= BREATH_MS) {
      progress?.(Math.min(1, this.#done / this.#total));
      await breathe?.();
      this.#breathedMs = performance.now();
    }
    signal?.throwIfAborted();
  }

  /** The same bytes piece by piece; each is done when the next is asked for. */
  async *pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < content.length; from += PIECE) {
      const piece = content.subarray(from, from + PIECE);
      yield piece;
      await this.add(piece.length);
    }
  }
}
