import type { PackedPhotos } from '../core/photos.ts';

/** Side of the photos of `twoKinds`. */
const KIND_SIDE = 24;

/** Photos of two kinds in turn, dark and light, with noise by their number: whoever sees anything tells them apart. */
export function twoKinds(count: number, extra: Partial<PackedPhotos> = {}): PackedPhotos {
  const size = KIND_SIDE * KIND_SIDE * 3;
  const pixels = Uint8Array.from({ length: count * size }, (_, at) => {
    const photo = Math.floor(at / size);
    return (photo % 2) * 150 + ((at * 31 + photo * 17) % 97);
  });
  return { pixels, count, side: KIND_SIDE, ...extra };
}
