/** A whole picture, as a decoder of the page gives it. */
export interface DecodedPixels {
  readonly width: number;
  readonly height: number;
  /** uint8 sRGB and opacity, [height, width, 4], colours not multiplied by opacity. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}
