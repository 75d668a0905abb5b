// Times contestants in turn, round by round, so that whatever else the machine does meets them all alike.

/**
 * @typedef {{ name: string, kind: 'ours' | 'stock' | string, backend: string }} Contestant
 * @typedef {{ name: string, ms: number[], firstMs: number, loss: number }} Timing
 */

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/**
 * @param {import('playwright').Page} page
 * @param {Contestant[]} contestants the first is the one that the others are compared with
 * @param {{ views: number, imageSize: number, rounds: number }} workload
 */
export async function measure(page, contestants, { rounds, ...workload }) {
  /** @type {Timing[]} */
  const timings = [];
  for (const { name, kind, backend } of contestants) {
    await page.evaluate(
      ([who, what, preparation]) => globalThis.bench.start(who, what, preparation),
      /** @type {const} */ ([name, /** @type {'ours' | 'stock'} */ (kind), { ...workload, backend }]),
    );
    const first = await page.evaluate((who) => globalThis.bench.step(who, 1), name);
    timings.push({ name, ms: [], firstMs: first.ms, loss: first.loss });
  }
  for (let round = 0; round < rounds; round++) {
    for (const timing of timings) {
      const { ms } = await page.evaluate(
        ([who, step]) => globalThis.bench.step(who, step),
        /** @type {const} */ ([timing.name, round + 2]),
      );
      timing.ms.push(ms);
    }
  }
  const [ours] = timings;
  const ourMedian = ours === undefined ? NaN : median(ours.ms);
  const table = timings.map(({ name, ms, firstMs, loss }) => ({
    contestant: name,
    'median ms': Math.round(median(ms)),
    'min ms': Math.round(Math.min(...ms)),
    'max ms': Math.round(Math.max(...ms)),
    'first ms': Math.round(firstMs),
    'times ours': Number((median(ms) / ourMedian).toFixed(2)),
    'first loss': Number(loss.toFixed(3)),
  }));
  return { workload, rounds, timings, table };
}
