import { THUMBNAIL_SIDE } from '../../core/photos.ts';

/** Side of a miniature in pixels; a thumbnail's is a multiple of it. */
const SIDE = 8;
const BLOCK = THUMBNAIL_SIDE / SIDE;

/** Length of a miniature. */
export const MINIATURE_BYTES = SIDE * SIDE * 3;

/** Brightness may differ by this factor between near-duplicates. */
const MAX_GAIN = 1.15;

/** What may differ beside brightness, as root mean square in levels of 255: so much, and a share of the contrast. */
const TOLERANCE = 3;
const TOLERANCE_SHARE = 0.25;

/**
 * Mean colours of 8 × 8 blocks.
 *
 * @param rgb of a thumbnail, [THUMBNAIL_SIDE, THUMBNAIL_SIDE, 3]
 * @param target [MINIATURE_BYTES]
 */
export function makeMiniature(rgb: Uint8Array, target: Uint8Array): void {
  for (let value = 0; value < MINIATURE_BYTES; value++) {
    const channel = value % 3;
    const x = (Math.floor(value / 3) % SIDE) * BLOCK;
    const y = Math.floor(value / (3 * SIDE)) * BLOCK;
    let sum = 0;
    for (let row = y; row < y + BLOCK; row++) {
      for (let column = x; column < x + BLOCK; column++)
        sum += rgb[(row * THUMBNAIL_SIDE + column) * 3 + channel]!;
    }
    target[value] = Math.round(sum / BLOCK ** 2);
  }
}

/**
 * Whether two miniatures show the same but for a little light and a small shift:
 *
 *     ‖a/√g − b·√g‖ / √n ≤ TOLERANCE + TOLERANCE_SHARE · min(σ(a), σ(b)),  g = mean(a) / mean(b), within MAX_GAIN
 *
 * Hashes alone would put together what has few edges: anything small on a plain ground, and all plain grounds.
 */
export function looksSame(a: Uint8Array, b: Uint8Array): boolean {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let at = 0; at < MINIATURE_BYTES; at++) {
    const [p, q] = [a[at]!, b[at]!];
    sumA += p;
    sumB += q;
    squaresA += p * p;
    squaresB += q * q;
    products += p * q;
  }
  // One level more on both sides, so that black pictures divide too.
  const gain = (sumA + MINIATURE_BYTES) / (sumB + MINIATURE_BYTES);
  const g = Math.min(MAX_GAIN, Math.max(1 / MAX_GAIN, gain));
  const difference = Math.max(0, squaresA / g + squaresB * g - 2 * products) / MINIATURE_BYTES;
  const variance = (sum: number, squares: number): number =>
    Math.max(0, squares / MINIATURE_BYTES - (sum / MINIATURE_BYTES) ** 2);
  const contrast = Math.sqrt(Math.min(variance(sumA, squaresA), variance(sumB, squaresB)));
  return Math.sqrt(difference) <= TOLERANCE + TOLERANCE_SHARE * contrast;
}
