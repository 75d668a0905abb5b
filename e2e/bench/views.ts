import type { StepWorkload } from './tasks.ts';

/** The same views for every contestant: pixels in [−1, 1] of 2B pictures, by a plain hash of the index. */
export function benchViews({ views, imageSize }: Pick<StepWorkload, 'views' | 'imageSize'>): Float32Array {
  return Float32Array.from({ length: views * imageSize * imageSize * 3 }, (_, at) => {
    const hash = Math.imul(at ^ (at >>> 15), 0x2c1b3c6d);
    return ((hash ^ (hash >>> 12)) >>> 8) / 2 ** 23 - 1;
  });
}
