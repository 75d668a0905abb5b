import type { Pixels } from '../photos/mipmaps.ts';

/** The widest square that is drawn: a picture of 256 pixels with an edge round it. */
const MOST_COLUMNS = 320;

/**
 * A picture as RGBA words, drawn into pixel by pixel. The order of bytes is that of every machine with a browser.
 *
 * What is drawn first lies on top: pictures fill only the pixels that are still free. Which are is kept as bits, 32
 * pixels of a row a word, so that a picture that lies under others costs a look or two a row.
 */
export class PixelCanvas {
  readonly width: number;
  readonly height: number;
  readonly words: Uint32Array<ArrayBuffer>;
  readonly #free: Int32Array;
  /** Words of `#free` a row. */
  readonly #stride: number;
  /** Pixels left out at the ends of each row of a square, by its side. */
  readonly #insets: Uint8Array[] = [];
  /** Which column of a picture each one that is drawn shows, by the picture's side, and drawn at which side. */
  readonly #columns: { side: number; readonly at: Uint8Array }[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.words = new Uint32Array(width * height);
    this.#stride = (width + 31) >> 5;
    this.#free = new Int32Array(this.#stride * height).fill(-1);
  }

  clear(): void {
    this.words.fill(0);
    this.#free.fill(-1);
  }

  /**
   * Puts a square picture below what is there, with round corners, the nearest pixel for each.
   *
   * @param picture up to 256 pixels wide; one pixel gives a plain square
   * @param left @param top of its upper left corner; it may lie over any edge
   * @param side at which it is drawn, up to `MOST_COLUMNS`
   * @param alpha 0 to 255, for all of it
   */
  picture({ data, side: from }: Pixels, left: number, top: number, side: number, alpha: number): void {
    const columns = this.#columnsOf(from, side);
    const insets = this.#insetsOf(side);
    const free = this.#free;
    const words = this.words;
    const width = this.width;
    const stride = this.#stride;
    const opacity = alpha << 24;
    const endRow = Math.min(side, this.height - top);
    for (let y = Math.max(0, -top); y < endRow; y++) {
      const start = Math.max(left + insets[y]!, 0);
      const last = Math.min(left + side - insets[y]!, width) - 1;
      const out = (top + y) * width;
      const line = (top + y) * stride;
      for (let word = start >> 5; word <= last >> 5; word++) {
        let bits = free[line + word]!;
        if (word === start >> 5) bits &= -1 << (start & 31);
        if (word === last >> 5) bits &= -1 >>> (31 - (last & 31));
        if (bits === 0) continue;
        free[line + word]! &= ~bits;
        const row = columns[y]! * from;
        while (bits !== 0) {
          const lowest = bits & -bits;
          const x = (word << 5) + 31 - Math.clz32(lowest);
          words[out + x] = (data[row + columns[x - left]!]! & 0xffffff) | opacity;
          bits ^= lowest;
        }
      }
    }
  }

  /**
   * Lays a soft stamp in one colour over what is there. It takes no notice of which pixels are free, and takes none.
   *
   * @param stamp how much each pixel is covered, 0 to 255, [side, side]
   */
  stamp(stamp: Uint8Array, side: number, colour: number, left: number, top: number): void {
    for (let y = Math.max(0, -top); y < Math.min(side, this.height - top); y++) {
      for (let x = Math.max(0, -left); x < Math.min(side, this.width - left); x++) {
        const cover = stamp[y * side + x]!;
        if (cover === 0) continue;
        const at = (top + y) * this.width + left + x;
        this.words[at] = cover === 255 ? colour : over(colour, cover, this.words[at]!);
      }
    }
  }

  #columnsOf(from: number, side: number): Uint8Array {
    const columns = (this.#columns[from] ??= { side: 0, at: new Uint8Array(MOST_COLUMNS) });
    if (columns.side !== side) {
      columns.side = side;
      for (let x = 0; x < side; x++) columns.at[x] = Math.floor(((x + 0.5) * from) / side);
    }
    return columns.at;
  }

  #insetsOf(side: number): Uint8Array {
    return (this.#insets[side] ??= Uint8Array.from({ length: side }, (_, y) => cornerInset(y, side)));
  }
}

/** Pixels left out at either end of a row of a square whose corners are round, as the atlas rounds them. */
function cornerInset(y: number, side: number): number {
  const radius = (side * 7) / 48;
  const fromEdge = Math.min(y, side - 1 - y) + 0.5;
  if (fromEdge >= radius) return 0;
  return Math.round(radius - Math.sqrt(radius * radius - (radius - fromEdge) ** 2));
}

/** An opaque colour laid over another with a part of its strength; alpha is not multiplied in. */
function over(colour: number, cover: number, below: number): number {
  const belowAlpha = below >>> 24;
  const alpha = cover + (belowAlpha * (255 - cover)) / 255;
  let word = Math.round(alpha) << 24;
  for (let shift = 0; shift < 24; shift += 8) {
    const top = (colour >>> shift) & 255;
    const under = (below >>> shift) & 255;
    word |= Math.round((top * cover + (under * belowAlpha * (255 - cover)) / 255) / alpha) << shift;
  }
  return word;
}

/** How much of each pixel a disc covers, 0 to 255, [side, side], and that side. */
export function discStamp(radius: number): { readonly cover: Uint8Array; readonly side: number } {
  const side = Math.ceil(radius * 2) + 1;
  const cover = Uint8Array.from({ length: side * side }, (_, at) => {
    const distance = Math.hypot((at % side) + 0.5 - side / 2, Math.floor(at / side) + 0.5 - side / 2);
    return Math.round(255 * Math.min(1, Math.max(0, radius - distance + 0.5)));
  });
  return { cover, side };
}
