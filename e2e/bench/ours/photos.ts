import type { PackedPhotos } from '../../../src/core/photos.ts';
import { cacheSide } from '../../../src/core/settings.ts';

/**
 * Photos that cost nothing to get: each a gradient of its own with a grain, so that they can be told apart.
 *
 * @param imageSize side of the views that will be cut from them
 */
export function artificialPhotos(count: number, imageSize: number): PackedPhotos {
  const side = cacheSide(imageSize);
  const bytes = side * side * 3;
  const pixels = new Uint8Array(count * bytes);
  for (let photo = 0; photo < count; photo++) {
    const slope = 1 + (photo % 7);
    for (let at = 0; at < bytes; at++) {
      pixels[photo * bytes + at] = photo * 53 + at * slope + (Math.imul(at, 0x2c1b3c6d) >>> 29);
    }
  }
  return { pixels, count, side };
}
