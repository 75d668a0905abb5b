import { expect, it } from 'vitest';
import { fits, largestBatch, memoryNeed } from './memoryNeed.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

const LARGE: Settings = { ...DEFAULT_SETTINGS, encoder: 'medium', imageSize: 128, batchSize: 512 };

it('an ordinary run fits every device, the smallest that WebGPU allows included', () => {
  for (const backend of ['webgpu', 'wasm'] as const)
    expect(fits(DEFAULT_SETTINGS, { backend, mostBufferBytes: 128 * 2 ** 20 })).toBe(true);
});

it('grows with the batch and with the pixels of a view', () => {
  const { total } = memoryNeed(LARGE);
  const ofHalf = total / memoryNeed({ ...LARGE, batchSize: 256 }).total;
  expect(ofHalf).toBeGreaterThan(1.85);
  expect(ofHalf).toBeLessThan(2); // the weights are the same
  expect(total / memoryNeed({ ...LARGE, imageSize: 64 }).total).toBeGreaterThan(3.5);
});

it('finds the largest batch whose every buffer the adapter takes, and whose sum is within the budget', () => {
  const limits = { backend: 'webgpu', mostBufferBytes: 128 * 2 ** 20 } as const;
  const most = largestBatch(LARGE, limits) ?? 0;
  expect(most).toBeGreaterThanOrEqual(4);
  expect(fits({ ...LARGE, batchSize: most }, limits)).toBe(true);
  expect(fits({ ...LARGE, batchSize: most + 1 }, limits)).toBe(false);
  expect(largestBatch(LARGE, { backend: 'webgpu', mostBufferBytes: 1000 })).toBeNull();
  expect(largestBatch(DEFAULT_SETTINGS, limits)).toBe(DEFAULT_SETTINGS.batchSize);
});
