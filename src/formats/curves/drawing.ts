/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** Digits and what else a number may hold, three pixels wide and five high, a row of bits after the other. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  '0': [7, 5, 5, 5, 7],
  '1': [2, 6, 2, 2, 7],
  '2': [7, 1, 7, 4, 7],
  '3': [7, 1, 7, 1, 7],
  '4': [5, 5, 7, 1, 1],
  '5': [7, 4, 7, 1, 7],
  '6': [7, 4, 7, 5, 7],
  '7': [7, 1, 1, 2, 2],
  '8': [7, 5, 7, 5, 7],
  '9': [7, 5, 7, 1, 7],
  '.': [0, 0, 0, 0, 2],
  '-': [0, 0, 7, 0, 0],
};
const GLYPH = { width: 3, height: 5, gap: 1 } as const;
/** Pixels of the picture to a pixel of a glyph. */
const ZOOM = 2;

/** A picture to draw on, in memory: uint8 RGB, [height, width, 3], white at first. */
export class Drawing {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height * 3).fill(255);
  }

  /** Fills a rectangle, as far as it lies within the picture. */
  fill(left: number, top: number, width: number, height: number, colour: Colour): void {
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++) this.#blend(x, y, colour, 1);
  }

  /** A line from point to point with round ends; its edges are soft. Points as x, y in turn. */
  line(points: readonly number[], thickness: number, colour: Colour): void {
    const reach = thickness / 2 + 1;
    for (let at = 0; at + 3 < points.length; at += 2) {
      const [x0, y0, x1, y1] = points.slice(at, at + 4) as [number, number, number, number];
      const squared = (x1 - x0) ** 2 + (y1 - y0) ** 2;
      for (let y = Math.floor(Math.min(y0, y1) - reach); y <= Math.max(y0, y1) + reach; y++) {
        for (let x = Math.floor(Math.min(x0, x1) - reach); x <= Math.max(x0, x1) + reach; x++) {
          const along = squared === 0 ? 0 : ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / squared;
          const nearest = Math.min(1, Math.max(0, along));
          const distance = Math.hypot(x - x0 - nearest * (x1 - x0), y - y0 - nearest * (y1 - y0));
          this.#blend(x, y, colour, Math.min(1, Math.max(0, thickness / 2 + 0.5 - distance)));
        }
      }
    }
  }

  /** A number. @param right where it ends @param middle of its height */
  number(text: string, right: number, middle: number, colour: Colour): void {
    const step = (GLYPH.width + GLYPH.gap) * ZOOM;
    const left = Math.round(right - text.length * step + GLYPH.gap * ZOOM);
    const top = Math.round(middle - (GLYPH.height * ZOOM) / 2);
    for (let place = 0; place < text.length; place++) {
      for (const [row, bits] of (GLYPHS[text.charAt(place)] ?? []).entries()) {
        for (let column = 0; column < GLYPH.width; column++) {
          if ((bits & (4 >> column)) === 0) continue;
          this.fill(left + place * step + column * ZOOM, top + row * ZOOM, ZOOM, ZOOM, colour);
        }
      }
    }
  }

  #blend(x: number, y: number, colour: Colour, share: number): void {
    if (share === 0 || x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = (y * this.width + x) * 3;
    for (let channel = 0; channel < 3; channel++)
      this.pixels[at + channel] = this.pixels[at + channel]! * (1 - share) + colour[channel]! * share;
  }
}
