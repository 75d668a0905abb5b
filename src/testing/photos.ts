import type { PackedPhotos } from '../core/photos.ts';

/** Photos of noise, fixed by the seed: neighbouring pixels differ as much as they can. */
export function noisePhotos(count: number, side: number, seed = 1): PackedPhotos {
  const pixels = new Uint8Array(count * side * side * 3);
  let state = seed >>> 0;
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    pixels[at] = state >>> 24;
  }
  return { pixels, count, side };
}
