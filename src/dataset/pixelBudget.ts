import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';

/**
 * Bounds the memory of photos that are decoded at the same time by their pixels, 4 bytes each, so that small
 * photos keep all cores busy and large ones fit. First come, first served: none waits for ever.
 */
export class PixelBudget {
  readonly #total: number;
  #free: number;
  readonly #waiting: { readonly pixels: number; readonly start: () => void }[] = [];

  /** @param total pixels at a time; work that needs more runs alone */
  constructor(total: number) {
    this.#total = total;
    this.#free = total;
  }

  /**
   * Runs work when its pixels are free.
   *
   * @throws LikenessError `aborted` where the signal has fired before its turn came
   */
  async run<Result>(pixels: number, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    const needed = Math.min(pixels, this.#total);
    await new Promise<void>((start) => {
      this.#waiting.push({ pixels: needed, start });
      this.#admit();
    });
    try {
      if (signal.aborted) throw new LikenessError('aborted', message('Reading the photos was cancelled.'));
      return await work();
    } finally {
      this.#free += needed;
      this.#admit();
    }
  }

  #admit(): void {
    for (
      let next = this.#waiting[0];
      next !== undefined && next.pixels <= this.#free;
      next = this.#waiting[0]
    ) {
      this.#waiting.shift();
      this.#free -= next.pixels;
      next.start();
    }
  }
}
