import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { useDevice } from '../../../testing/device.ts';
import { chooseTuning, type TuningStore } from './choose.ts';
import { servingHalves } from './checkHalf.ts';
import {
  DEFAULT_TUNING,
  FORWARD_VARIANTS,
  HALF_VARIANTS,
  tuning,
  useTuning,
  type HalfVariant,
} from './tuning.ts';

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
    expect(remembered).toEqual({
      source: 'remembered',
      tuning: measured.tuning,
      timings: [],
      half: { state: 'off' },
    });
    expect([...store.kept.keys()].some((key) => key.includes('adapter B'))).toBe(false);
  });

  it('is the default where tuning is off', async () => {
    useTuning({ ...DEFAULT_TUNING, forward: { wide: FORWARD_VARIANTS[1]!, narrow: FORWARD_VARIANTS[1]! } });
    expect((await chooseTuning(ADAPTER, null)).source).toBe('off');
    expect(tuning()).toEqual(DEFAULT_TUNING);
  });

  it('takes half precision by a check that is made once, and only where it is wanted and there', async () => {
    const store = memoryStore();
    const { tuning: single } = await chooseTuning(ADAPTER, store);
    expect((await chooseTuning(ADAPTER, store, 'absent')).half).toEqual({ state: 'absent' });
    const before = tf.memory().numTensors;
    const checked = await chooseTuning(ADAPTER, store, 'wanted');
    expect(tf.memory().numTensors).toBe(before);
    if (checked.half.state !== 'checked') throw new Error('no check was made');
    const { findings } = checked.half;
    expect(findings.map(({ shape }) => shape)).toEqual(['wide', 'narrow']);
    for (const { ms, singleMs, error } of findings) {
      expect(ms).toBeGreaterThan(0);
      expect(singleMs).toBeGreaterThan(0);
      // Rounded, hence not the same; and not far off.
      expect(error).toBeGreaterThan(1e-6);
      expect(error).toBeLessThan(2e-3);
    }
    expect(checked.tuning).toEqual({ ...single, half: servingHalves(findings) });
    expect(tuning()).toEqual(checked.tuning);
    expect((await chooseTuning(ADAPTER, store, 'wanted')).half).toEqual(checked.half);
    await chooseTuning(ADAPTER, store);
    expect(tuning()).toEqual(single);
  });

  it('follows what an earlier check found of half precision', async () => {
    const [variant] = HALF_VARIANTS as [HalfVariant];
    const found = { variant, ms: 1, singleMs: 2, error: 1e-3 };
    const earlier = [
      { ...found, shape: 'wide' },
      { ...found, shape: 'narrow', error: 2e-2 },
    ];
    const store = memoryStore();
    const { tuning: single } = await chooseTuning(ADAPTER, store);
    const read: TuningStore['read'] = (key) =>
      key.includes('half') ? Promise.resolve(earlier) : store.read(key);
    const { tuning: chosen } = await chooseTuning(ADAPTER, { ...store, read }, 'wanted');
    expect(chosen).toEqual({ ...single, half: { wide: variant } });
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
