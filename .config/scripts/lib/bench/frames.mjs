// Frames and long tasks of the main thread, as rows.

/**
 * @typedef {import('./import.mjs').Row} Row
 * @typedef {import('../../../../e2e/bench/frameWatch.ts').Watched} Watched
 */

/**
 * Watches the page's main thread while something is done with it.
 * @param {import('playwright').Page} page
 * @param {() => Promise<void>} act
 * @returns {Promise<Watched>}
 */
export async function watch(page, act) {
  await page.evaluate(() => globalThis.studioBench.watch());
  await act();
  return page.evaluate(() => globalThis.studioBench.watched());
}

/**
 * @param {string} what
 * @param {Watched} watched
 * @returns {Row[]}
 */
export function frameRows(what, { longTasks, framesPerSecond }) {
  const sorted = [...framesPerSecond].sort((a, b) => a - b);
  return [
    {
      name: `${what}: frames a second`,
      value: sorted[sorted.length >> 1] ?? null,
      unit: 'frames/s',
      min: sorted[0] ?? NaN,
      max: sorted.at(-1) ?? NaN,
      target: { atLeast: 30 },
    },
    {
      name: `${what}: longest task`,
      // A task of 50 ms or less is not reported.
      value: Math.max(50, ...longTasks),
      unit: 'ms',
      target: { atMost: 50 },
      note: longTasks.length === 0 ? 'none over 50 ms' : `${longTasks.length} over 50 ms`,
    },
  ];
}
