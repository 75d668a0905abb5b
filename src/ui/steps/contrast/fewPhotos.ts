import type { ProbeFrame } from '../../../store/context.ts';

/** The probe of its first `most` photos: so few that one can tell them apart in a matrix. */
export function fewPhotos(probe: ProbeFrame, most: number): ProbeFrame {
  const count = probe.photos.length;
  if (count <= most) return probe;
  // First views of the photos kept, then their second views.
  const kept = Array.from({ length: 2 * most }, (_, view) => (view < most ? view : count + view - most));
  const bytes = probe.side * probe.side * 4;
  const views = new Uint8ClampedArray(kept.length * bytes);
  kept.forEach((view, row) => views.set(probe.views.subarray(view * bytes, (view + 1) * bytes), row * bytes));
  return {
    ...probe,
    photos: probe.photos.slice(0, most),
    similarity: Float32Array.from(
      kept.flatMap((row) => kept.map((column) => probe.similarity[row * 2 * count + column] ?? 0)),
    ),
    views,
  };
}
