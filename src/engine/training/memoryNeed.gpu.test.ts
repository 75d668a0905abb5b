import { beforeAll, expect, it } from 'vitest';
import { memoryNeed } from '../../core/memoryNeed.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { unsteered } from '../../testing/runControl.ts';
import { allocatedBytes, emptyPool, idleGpu } from '../../testing/idleGpu.ts';
import { train } from './trainer.ts';
import { openViews } from './views.ts';

useDevice('webgpu');
beforeAll(idleGpu);

const SIDE = 44;

/** Bytes that a whole run has the device allocate, maps and measures included, beside the photos; none is given back. */
async function measuredBytes(settings: Settings): Promise<number> {
  const count = 2 * settings.batchSize;
  await emptyPool();
  const before = allocatedBytes();
  const pixels = Uint8Array.from({ length: count * SIDE * SIDE * 3 }, (_, at) => (at * 7919) % 256);
  const source = await openViews({ pixels, count, side: SIDE });
  try {
    const run = train(source, settings, unsteered());
    while ((await run.next()).done !== true);
    return allocatedBytes() - before;
  } finally {
    source.dispose();
  }
}

const RUN: Settings = { ...DEFAULT_SETTINGS, batchSize: 16, imageSize: 32, steps: 3 };

it.each<[string, Settings]>([
  ['tiny', RUN],
  [
    'small, group normalisation, LARS',
    { ...RUN, encoder: 'small', normalisation: 'group', optimizer: 'lars' },
  ],
  ['a queue, and a loss without a kernel', { ...RUN, batchSize: 8, loss: 'info-nce', queue: 16_384 }],
])('%s: the memory of a run is what is said before it, or a little less', async (_, settings) => {
  const ratio = memoryNeed(settings).total / (await measuredBytes(settings));
  expect(ratio, ratio.toFixed(2)).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.6);
});
