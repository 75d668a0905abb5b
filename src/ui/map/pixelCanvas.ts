import type { Pixels } from '../photos/mipmaps.ts';

/** A picture as RGBA words, drawn into pixel by pixel. The order of bytes is that of every machine with a browser. */
export class PixelCanvas {
  readonly width: number;
  readonly height: number;
  readonly words: Uint32Array<ArrayBuffer>;
  readonly #columns = new Int32Array(256);

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.words = new Uint32Array(width * height);
  }

  /**
   * Puts a square picture down with round corners, the nearest pixel for each.
   *
   * @param left @param top of its upper left corner; it may lie over any edge
   * @param side at which it is drawn, up to 256
   * @param alpha 0 to 255, for all of it
   */
  picture({ data, side: from }: Pixels, left: number, top: number, side: number, alpha: number): void {
    const step = from / side;
    for (let x = 0; x < side; x++) this.#columns[x] = Math.floor((x + 0.5) * step);
    const opacity = alpha << 24;
    const firstRow = Math.max(0, -top);
    const endRow = Math.min(side, this.height - top);
    for (let y = firstRow; y < endRow; y++) {
      const inset = cornerInset(y, side);
      const row = Math.floor((y + 0.5) * step) * from;
      const out = (top + y) * this.width + left;
      const end = Math.min(side - inset, this.width - left);
      for (let x = Math.max(inset, -left); x < end; x++) {
        this.words[out + x] = (data[row + this.#columns[x]!]! & 0xffffff) | opacity;
      }
    }
  }

  /** A square of one colour with round corners. */
  square(colour: number, left: number, top: number, side: number): void {
    for (let y = Math.max(0, -top); y < Math.min(side, this.height - top); y++) {
      const inset = cornerInset(y, side);
      const out = (top + y) * this.width + left;
      const end = Math.min(side - inset, this.width - left);
      for (let x = Math.max(inset, -left); x < end; x++) this.words[out + x] = colour;
    }
  }

  /**
   * Lays a soft stamp in one colour over what is there.
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
