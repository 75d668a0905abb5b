// Hours at a stretch: many steps of a small net, many starts and stops. Memory stays where it was.

const STEPS = 10_000;
const STARTS = 50;
/** Memory is read until it rests, so often at most. */
const MOST_READINGS = 8;
const REST_MS = 2000;
/** Memory is as it will stay once kernels are compiled and a checkpoint has been taken. */
const SETTLED_SHARE = 0.1;
/** The last of a run that can still be paused. */
const ENDED_SHARE = 0.9;
/** Answers at once instead of at the next collection that comes of itself. */
const EAGER_MEMORY = '--enable-blink-features=ForceEagerMeasureMemory';

/** @typedef {import('../../.config/scripts/lib/studio.mjs').Studio} Studio */
/** @typedef {{ tensors: number, gpuMegabytes: number, heapMegabytes: number, workers: number }} Memory */

/**
 * What page and workers hold, after a forced collection: tensors and GPU memory as the page's own report tells them.
 * @param {Studio} studio
 * @returns {Promise<Memory>}
 */
async function measure({ page }) {
  // The page may not read the clipboard, so that what it writes there is caught on the way.
  await page.evaluate(() => {
    const copied = { text: '' };
    Object.assign(globalThis, { copied });
    navigator.clipboard.writeText = (text) => {
      copied.text = text;
      return Promise.resolve();
    };
  });
  await page.getByRole('button', { name: 'About this device' }).click();
  await page.getByRole('button', { name: 'Copy report' }).click();
  await page.getByText('Copied.').waitFor();
  const report = await page.evaluate(
    () => /** @type {{ copied: { text: string } }} */ (/** @type {unknown} */ (globalThis)).copied.text,
  );
  await page.keyboard.press('Escape');
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  // Of the page and all its workers; it waits for a collection of each.
  const bytes = await page.evaluate(async () => {
    const told =
      /** @type {Performance & { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }} */ (
        performance
      );
    return (await told.measureUserAgentSpecificMemory()).bytes;
  });
  const figure = (/** @type {RegExp} */ words) => Number(words.exec(report)?.[1] ?? NaN);
  return {
    tensors: figure(/Tensors: (\d+)/),
    gpuMegabytes: figure(/GPU memory: ([\d.]+)/),
    heapMegabytes: bytes / 2 ** 20,
    workers: page.workers().length,
  };
}

/** @param {string} name @param {number} before @param {number} after @param {number} atMost @returns {import('./stage.mjs').Row} */
const growth = (name, before, after, atMost) => ({
  name: `${name}, at the end ÷ settled`,
  value: Number.isNaN(after / before) ? null : after / before,
  unit: '×',
  target: { atMost },
  note: `${before.toFixed(1)} to ${after.toFixed(1)}`,
});

/** @param {Studio} studio @param {number} steps @returns {Promise<void>} once the run has come so far */
async function reach(studio, steps) {
  await studio.until('Training', (text) => {
    const step = Number((/step ([\d,]+)/.exec(text)?.[1] ?? '0').replaceAll(',', ''));
    return step >= steps || text.includes('finished');
  });
}

/** @type {import('./stage.mjs').Part} */
export const long = {
  minutes: 60,
  run: async (stage) => {
    const steps = stage.count(STEPS);
    const hash = {
      encoder: 'tiny',
      size: '16',
      batch: '8',
      seed: '1',
      backend: 'webgpu',
      steps: String(steps),
    };
    const studio = await stage.open(hash, { flags: [EAGER_MEMORY] });
    const { page } = studio;
    await page.getByRole('button', { name: 'Use sample pictures' }).click();
    await studio.until('Import', (text) => text.includes('photos ready'));
    await studio.goTo('Apply');
    const press = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true }).click();
    /** What a run holds while it is paused: all that it needs, and nothing on its way. */
    const measurePaused = async () => {
      await press('Pause');
      await studio.until('Training', (text) => text.includes('paused'));
      // What was on its way when the run came to rest, a map or a measure, ends after it.
      let memory = await measure(studio);
      for (let readings = 1; readings < MOST_READINGS; readings++) {
        stage.progress(JSON.stringify(memory));
        await page.waitForTimeout(REST_MS);
        const before = memory;
        memory = await measure(studio);
        if (memory.tensors === before.tensors && memory.gpuMegabytes === before.gpuMegabytes) break;
      }
      return memory;
    };
    await press('Start training');
    await reach(studio, SETTLED_SHARE * steps);
    const settled = await measurePaused();
    await press('Resume');
    await reach(studio, ENDED_SHARE * steps);
    const trained = await measurePaused();
    await press('Resume');
    await studio.until('Training', (text) => text.includes('finished'));
    const starts = stage.count(STARTS);
    let first = trained;
    let last = trained;
    for (let at = 0; at < starts; at++) {
      await press('Start training');
      // The long run's model is asked about; those after it are too short for that.
      if (at === 0 && steps >= 100) await press('Go on without it');
      await reach(studio, 2);
      if (at === 0 || at === starts - 1) last = await measurePaused();
      if (at === 0) first = last;
      await press('Stop');
      await studio.until('Training', (text) => /stopped|finished/.test(text));
    }
    return [
      { name: 'steps, and starts after them', value: steps, unit: '', note: `${starts} starts` },
      growth('tensors over the steps', settled.tensors, trained.tensors, 1.02),
      growth('GPU memory over the steps', settled.gpuMegabytes, trained.gpuMegabytes, 1.05),
      growth('heap over the steps', settled.heapMegabytes, trained.heapMegabytes, 1.1),
      growth('tensors over the starts', first.tensors, last.tensors, 1.02),
      growth('GPU memory over the starts', first.gpuMegabytes, last.gpuMegabytes, 1.05),
      growth('heap over the starts', first.heapMegabytes, last.heapMegabytes, 1.1),
      {
        name: 'workers more than before the starts',
        value: last.workers - trained.workers,
        unit: '',
        target: { atMost: 0 },
      },
      stage.complaintRow(),
    ];
  },
};
