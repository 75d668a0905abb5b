/** Ids of a few photos, evenly spread, so that every folder has its chance to be seen. */
export function samplePhotos(count: number, wanted: number): number[] {
  const size = Math.min(count, wanted);
  return Array.from({ length: size }, (_, index) => Math.floor(((index + 0.5) * count) / size));
}
