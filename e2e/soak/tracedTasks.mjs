// How long the tasks of the page compute, as Chromium traces it: time of the thread, which other programs do not lengthen.

/** @typedef {{ name: string, pid: number, tid: number, tdur?: number }} TraceEvent */

const MARK = 'soak: the thread of the page';
const CATEGORIES = ['blink.user_timing', 'disabled-by-default-devtools.timeline'];

/**
 * Does something, and tells of the task of the main thread that computed longest meanwhile, in ms.
 * @param {import('playwright').Page} page
 * @param {() => Promise<unknown>} use
 * @returns {Promise<number>}
 */
export async function longestComputingMs(page, use) {
  const session = await page.context().newCDPSession(page);
  const tasks = /** @type {TraceEvent[]} */ ([]);
  let thread = /** @type {TraceEvent | undefined} */ (undefined);
  session.on('Tracing.dataCollected', ({ value }) => {
    const events = /** @type {TraceEvent[]} */ (/** @type {unknown} */ (value));
    thread ??= events.find(({ name }) => name === MARK);
    // Of a million events that other threads tell, none is kept.
    tasks.push(...events.filter(({ name, tdur = 0 }) => name === 'RunTask' && tdur > 10_000));
  });
  await session.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES } });
  await page.evaluate((name) => void performance.mark(name), MARK);
  await use();
  const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await ended;
  await session.detach();
  const own = tasks.filter(({ pid, tid }) => pid === thread?.pid && tid === thread.tid);
  return Math.max(0, ...own.map(({ tdur = 0 }) => Math.round(tdur / 1000)));
}
