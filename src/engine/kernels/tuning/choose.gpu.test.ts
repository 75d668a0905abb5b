import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { useDevice } from '../../../testing/device.ts';
import { chooseTuning, type TuningStore } from './choose.ts';
import { DEFAULT_TUNING, FORWARD_VARIANTS, tuning, useTuning } from './tuning.ts';

const ADAPTER = { adapter: 'adapter A', software: true };

/** A store in memory. */
function memoryStore(): TuningStore & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    read: (key) => Promise.resolve(kept.get(key)),
    write: (key, value) => {
      // As IndexedDB gives it back: another object.
      kept.set(key, structuredClone(value));
      return Promise.resolve();
    },
  };
}

describe('the choice of kernels', () => {
  useDevice('webgpu');
  afterEach(() => {
    useTuning(DEFAULT_TUNING);
  });

  it('is measured once an adapter, then remembered, and leaves nothing on the device', async () => {
    const store = memoryStore();
    const before = tf.memory().numTensors;
    const measured = await chooseTuning(ADAPTER, store);
    expect(measured.source).toBe('measured');
    expect(measured.timings.length).toBeGreaterThan(0);
    expect(measured.timings.every(({ ms }) => ms > 0)).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
    expect(tuning()).toEqual(measured.tuning);
    const remembered = await chooseTuning(ADAPTER, store);
    expect(remembered).toEqual({ source: 'remembered', tuning: measured.tuning, timings: [] });
    expect([...store.kept.keys()].some((key) => key.includes('adapter B'))).toBe(false);
  });

  it('is the default where tuning is off', async () => {
    useTuning({ ...DEFAULT_TUNING, forward: { wide: FORWARD_VARIANTS[1]!, narrow: FORWARD_VARIANTS[1]! } });
    expect((await chooseTuning(ADAPTER, null)).source).toBe('off');
    expect(tuning()).toEqual(DEFAULT_TUNING);
  });

  it('is made anew where the store fails, or holds what no kernel is called', async () => {
    const broken: TuningStore = {
      read: () => Promise.reject(new Error('denied')),
      write: () => Promise.reject(new Error('denied')),
    };
    expect((await chooseTuning(ADAPTER, broken)).source).toBe('measured');
    const odd: TuningStore = {
      ...broken,
      read: () => Promise.resolve({ forward: { wide: { pixels: 99 } } }),
    };
    expect((await chooseTuning(ADAPTER, odd)).source).toBe('measured');
  });
});
