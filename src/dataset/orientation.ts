/** EXIF's orientation: where the first stored row and column belong. 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The orientation that a tag's value means; values outside 1 to 8 mean nothing, and browsers ignore them. */
export function asOrientation(value: number): Orientation {
  return value >= 1 && value <= 8 && Number.isInteger(value) ? (value as Orientation) : 1;
}

/** Whether width and height change places when the picture is turned upright. */
export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5;
}

/**
 * Turns a square picture upright, exactly: pixels move and none is mixed.
 *
 * @param pixels uint8 RGB, [side, side, 3], as stored
 * @returns the same where it is upright, else new pixels of the same shape
 * @see CIPA DC-008 (Exif 2.32), tag 274
 */
export function turnUpright(
  pixels: Uint8Array<ArrayBuffer>,
  side: number,
  orientation: Orientation,
): Uint8Array<ArrayBuffer> {
  if (orientation === 1) return pixels;
  const upright = new Uint8Array(pixels.length);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const from = 3 * storedIndex(x, y, side, orientation);
      upright.set(pixels.subarray(from, from + 3), 3 * (y * side + x));
    }
  }
  return upright;
}

/** Where the pixel that is seen at column x, row y is stored. */
function storedIndex(x: number, y: number, side: number, orientation: Orientation): number {
  const last = side - 1;
  switch (orientation) {
    case 1:
      return y * side + x;
    case 2:
      return y * side + (last - x);
    case 3:
      return (last - y) * side + (last - x);
    case 4:
      return (last - y) * side + x;
    case 5:
      return x * side + y;
    case 6:
      return (last - x) * side + y;
    case 7:
      return (last - x) * side + (last - y);
    case 8:
      return x * side + (last - y);
  }
}
