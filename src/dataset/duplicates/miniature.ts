import { THUMBNAIL_SIDE } from '../../core/photos.ts';

/** Side of a miniature in pixels; a thumbnail's is a multiple of it. */
const SIDE = 8;
const BLOCK = THUMBNAIL_SIDE / SIDE;

const VALUES = SIDE * SIDE * 3;

/** A photo in 8 × 8 colours. */
export interface Miniature {
  /** uint8, [SIDE, SIDE, 3] */
  readonly colours: Uint8Array;
  /**
   * By how much its values differ, as a standard deviation in levels of 255: from their quartiles, so that something small
   * on a plain ground counts for as little as it covers.
   */
  readonly spread: number;
  /** Of its values. */
  readonly sum: number;
  /** √ of the mean of their squares. */
  readonly norm: number;
}

/** Quartiles of a normal distribution lie so many standard deviations apart. */
const QUARTILES_APART = 1.349;

/** Brightness may differ by this factor between near-duplicates. */
const MAX_GAIN = 1.15;

/** What may differ beside brightness, as root mean square in levels of 255: so much, and a share of the spread. */
const TOLERANCE = 3;
const TOLERANCE_SHARE = 0.25;

/**
 * Mean colours of 8 × 8 blocks.
 *
 * @param rgb of a thumbnail, [THUMBNAIL_SIDE, THUMBNAIL_SIDE, 3]
 */
export function makeMiniature(rgb: Uint8Array): Miniature {
  const colours = new Uint8Array(VALUES);
  for (let value = 0; value < VALUES; value++) {
    const channel = value % 3;
    const x = (Math.floor(value / 3) % SIDE) * BLOCK;
    const y = Math.floor(value / (3 * SIDE)) * BLOCK;
    let sum = 0;
    for (let row = y; row < y + BLOCK; row++) {
      for (let column = x; column < x + BLOCK; column++)
        sum += rgb[(row * THUMBNAIL_SIDE + column) * 3 + channel]!;
    }
    colours[value] = Math.round(sum / BLOCK ** 2);
  }
  const sorted = colours.slice().sort();
  const spread = (sorted[(3 * VALUES) / 4]! - sorted[VALUES / 4]!) / QUARTILES_APART;
  const sum = colours.reduce((total, value) => total + value, 0);
  const norm = Math.sqrt(colours.reduce((total, value) => total + value * value, 0) / VALUES);
  return { colours, spread, sum, norm };
}

/**
 * Whether two miniatures show the same but for a little light and a small shift:
 *
 *     ‖a/√g − b·√g‖ / √n ≤ TOLERANCE + TOLERANCE_SHARE · min(spread(a), spread(b)),  g = mean(a) / mean(b), within MAX_GAIN
 *
 * Hashes alone would put together what has few edges: anything small on a plain ground, and all plain grounds.
 */
export function looksSame(a: Miniature, b: Miniature): boolean {
  // One level more on both sides, so that black pictures divide too.
  const gain = (a.sum + VALUES) / (b.sum + VALUES);
  const root = Math.sqrt(Math.min(MAX_GAIN, Math.max(1 / MAX_GAIN, gain)));
  const limit = TOLERANCE + TOLERANCE_SHARE * Math.min(a.spread, b.spread);
  // Two vectors are no nearer than their lengths: most pairs need no more.
  if (Math.abs(a.norm / root - b.norm * root) > limit) return false;
  const most = limit ** 2 * VALUES;
  let difference = 0;
  for (let row = 0; row < VALUES && difference <= most; row += SIDE * 3) {
    for (let at = row; at < row + SIDE * 3; at++)
      difference += (a.colours[at]! / root - b.colours[at]! * root) ** 2;
  }
  return difference <= most;
}
