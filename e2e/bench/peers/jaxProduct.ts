import { blockUntilReady, jit, numpy as np, random, type Array as JaxArray } from '@jax-js/jax';
import { millisecondsOfOne } from '../sampling.ts';
import type { ProductShape } from '../tasks.ts';

/** What is let go of before it has run is never run, so results are kept until so many have finished. */
const KEPT = 16;

/** Milliseconds of a matrix product by jax-js. */
export async function productMs({ n, k, m }: ProductShape, atLeastMs: number): Promise<number> {
  const a = random.uniform(random.key(0), [n, k]);
  const b = random.uniform(random.key(1), [k, m]);
  const multiply = jit((left: JaxArray, right: JaxArray) => np.matmul(left, right));
  const ms = await millisecondsOfOne(async (repeats) => {
    for (let done = 0; done < repeats; done += KEPT) {
      const count = Math.min(KEPT, repeats - done);
      const results = Array.from({ length: count }, () => multiply(a.ref, b.ref));
      await blockUntilReady(results);
      for (const result of results) result.dispose();
    }
  }, atLeastMs);
  a.dispose();
  b.dispose();
  multiply.dispose();
  return ms;
}
