import { coverage } from '../../core/coverage.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import type { Rows } from '../metrics/geometry.ts';

/** Side of the small pictures in pixels. */
const SIDE = 16;

/**
 * The simplest representation of a photo, which every other must beat: its pixels at 16×16, each the mean of the
 * area that it covers, in [−1, 1] as the network sees them.
 *
 * @param photos ids; all unless given
 * @returns one row of 16·16·3 numbers a photo
 */
export function rawPixels({ pixels, count, side }: PackedPhotos, photos?: Uint32Array): Rows {
  const d = SIDE * SIDE * 3;
  const rows = photos?.length ?? count;
  const values = new Float32Array(rows * d);
  const overlaps = coverage(side, SIDE);
  for (let place = 0; place < rows; place++) {
    const offset = (photos?.[place] ?? place) * side * side * 3;
    for (let y = 0; y < SIDE; y++) {
      for (let x = 0; x < SIDE; x++) {
        const sums = [0, 0, 0];
        for (const { at: row, share: tall } of overlaps[y]!) {
          for (const { at: column, share: wide } of overlaps[x]!) {
            const from = offset + (row * side + column) * 3;
            for (let channel = 0; channel < 3; channel++)
              sums[channel] = sums[channel]! + tall * wide * pixels[from + channel]!;
          }
        }
        const to = place * d + (y * SIDE + x) * 3;
        for (let channel = 0; channel < 3; channel++) values[to + channel] = (sums[channel]! / 255) * 2 - 1;
      }
    }
  }
  return { values, d };
}
