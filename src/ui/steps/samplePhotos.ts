/** Ids of a few photos, evenly spread, so that every folder has its chance to be seen. */
export function samplePhotos(count: number, wanted: number): number[] {
  const size = Math.min(count, wanted);
  return Array.from({ length: size }, (_, index) => Math.floor(((index + 0.5) * count) / size));
}

/** The same, with one photo that must be among them in the place of the nearest. */
export function samplePhotosWith(count: number, wanted: number, photo: number | null): number[] {
  const ids = samplePhotos(count, wanted);
  if (photo === null || ids.includes(photo)) return ids;
  const distances = ids.map((id) => Math.abs(id - photo));
  const nearest = distances.indexOf(Math.min(...distances));
  return ids.map((id, at) => (at === nearest ? photo : id));
}
