import { PURPOSE, RandomStream } from '../core/random.ts';

/** `length` values, uniform in [−1, 1), fixed by the seed. */
export function randomValues(seed: number, length: number): Float32Array {
  const stream = new RandomStream(seed, PURPOSE.sample);
  return Float32Array.from({ length }, () => stream.between(-1, 1));
}
