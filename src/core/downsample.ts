/**
 * Largest triangle three buckets: keeps the points that a reader of the curve would miss most. First
 * and last points stay; every bucket between gives the point that spans the largest triangle with the
 * point kept before it and the mean of the bucket after it.
 *
 * Source: Sveinn Steinarsson, "Downsampling Time Series for Visual Representation", 2013.
 *
 * @param x ascending positions, length n
 * @param y values, length n
 * @param count points to keep
 * @returns indices of the kept points, ascending; all of them when n ≤ count
 */
export function largestTriangleThreeBuckets(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  count: number,
): number[] {
  const length = x.length;
  if (length <= count || count < 3) return Array.from({ length }, (_, index) => index);
  const kept = [0];
  const width = (length - 2) / (count - 2);
  const boundary = (bucket: number): number => Math.min(length - 1, Math.floor(bucket * width) + 1);
  for (let bucket = 0; bucket < count - 2; bucket++) {
    const start = boundary(bucket);
    const end = boundary(bucket + 1);
    const next = meanPoint(x, y, end, Math.max(end + 1, boundary(bucket + 2)));
    const last = kept[kept.length - 1] ?? 0;
    kept.push(farthest(x, y, start, end, last, next));
  }
  kept.push(length - 1);
  return kept;
}

function meanPoint(x: ArrayLike<number>, y: ArrayLike<number>, start: number, end: number): [number, number] {
  const stop = Math.min(end, x.length);
  let sumX = 0;
  let sumY = 0;
  for (let index = start; index < stop; index++) {
    sumX += x[index] ?? 0;
    sumY += y[index] ?? 0;
  }
  const size = Math.max(1, stop - start);
  return [sumX / size, sumY / size];
}

/** The index in [start, end) whose triangle with `last` and `next` is largest. */
function farthest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  start: number,
  end: number,
  last: number,
  next: readonly [number, number],
): number {
  const lastX = x[last] ?? 0;
  const lastY = y[last] ?? 0;
  let best = start;
  let bestArea = -1;
  for (let index = start; index < end; index++) {
    const area = Math.abs(
      (lastX - next[0]) * ((y[index] ?? 0) - lastY) - (lastX - (x[index] ?? 0)) * (next[1] - lastY),
    );
    if (area > bestArea) {
      bestArea = area;
      best = index;
    }
  }
  return best;
}
