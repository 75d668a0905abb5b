import { coverage } from '../../core/coverage.ts';
import type { PackedPhotos } from '../../core/photos.ts';

/** Where small pictures of all photos stand in one: row after row, as the projector takes them. */
export interface SpriteLayout {
  readonly across: number;
  /** Of one picture, in pixels. */
  readonly side: number;
  readonly width: number;
  readonly height: number;
}

const LARGEST_SIDE = 32;
/** The projector takes sprites of up to 8192 pixels a side; half of that is drawn fluently. */
const MOST_PIXELS = 4096;

/** A square of as many pictures across as down; the projector counts on it. */
export function spriteLayout(count: number): SpriteLayout {
  const across = Math.max(1, Math.ceil(Math.sqrt(count)));
  const side = Math.max(1, Math.min(LARGEST_SIDE, Math.floor(MOST_PIXELS / across)));
  return { across, side, width: across * side, height: across * side };
}

/** Rows of pictures from top to bottom: uint8 RGB, [side, width, 3] each; black where no photo is left. */
export function* spriteBands(
  photos: Pick<PackedPhotos, 'pixels' | 'side'>,
  ids: readonly number[],
  { across, side, width }: SpriteLayout,
): Generator<Uint8Array> {
  const covered = coverage(photos.side, side);
  for (let row = 0; row < across; row++) {
    const band = new Uint8Array(side * width * 3);
    for (const [column, id] of ids.slice(row * across, (row + 1) * across).entries()) {
      const offset = id * photos.side * photos.side * 3;
      for (let y = 0; y < side; y++) {
        for (let x = 0; x < side; x++) {
          const to = (y * width + column * side + x) * 3;
          for (let channel = 0; channel < 3; channel++) {
            let sum = 0;
            for (const { at: down, share: tall } of covered[y]!) {
              for (const { at: right, share: wide } of covered[x]!)
                sum += tall * wide * photos.pixels[offset + (down * photos.side + right) * 3 + channel]!;
            }
            band[to + channel] = Math.round(sum);
          }
        }
      }
    }
    yield band;
  }
}
