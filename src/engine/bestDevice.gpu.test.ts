import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openBest, type MeasuredDevice } from './bestDevice.ts';
import { NO_LANES } from './wasm/lanes.ts';

const HOST = { lanes: NO_LANES, tunings: null };

describe('openBest', () => {
  let opened: MeasuredDevice | undefined;

  afterEach(() => {
    opened?.device.dispose();
    opened = undefined;
    vi.restoreAllMocks();
  });

  it('prefers WebAssembly to a GPU that the processor plays, and says so', async () => {
    opened = await openBest(HOST);
    expect(opened.device).toMatchObject({ backend: 'wasm', adapter: '1 thread, SIMD', software: true });
    expect(opened.fallback).toBe('emulated-gpu');
    expect(tf.getBackend()).toBe('wasm');
    expect(opened.gigaflops).toBeGreaterThan(0);
  });

  it('takes WebAssembly where there is no GPU', async () => {
    vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null);
    opened = await openBest(HOST);
    expect(opened).toMatchObject({ device: { backend: 'wasm' }, fallback: 'no-gpu' });
  });

  it('keeps an emulated GPU where there is no WebAssembly', async () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    opened = await openBest(HOST);
    expect(opened.device.backend).toBe('webgpu');
    expect(opened.fallback).toBeUndefined();
    expect(opened.gigaflops).toBeGreaterThan(0);
    expect(tf.getBackend()).toBe('webgpu');
  });

  it('prefers WebAssembly to a GPU that measures slower', async () => {
    await disguise();
    opened = await openBest(HOST);
    expect(opened).toMatchObject({ device: { backend: 'wasm' }, fallback: 'slow-gpu' });
  });

  it('keeps a slow GPU that measures faster than WebAssembly', async () => {
    await disguise();
    let now = 0;
    // WebAssembly seems to take a second for whatever is timed; the GPU is slow as it is.
    vi.spyOn(performance, 'now').mockImplementation(() =>
      tf.getBackend() === 'wasm' ? (now += 1000) : Date.now(),
    );
    opened = await openBest(HOST);
    expect(opened.device.backend).toBe('webgpu');
    expect(opened.fallback).toBeUndefined();
    expect(tf.getBackend()).toBe('webgpu');
  });

  it('goes on without WebAssembly, and lets a broken GPU be a failure', async () => {
    vi.spyOn(navigator.gpu, 'requestAdapter').mockRejectedValue(new Error('the driver is broken'));
    await expect(openBest(HOST)).rejects.toThrow('the driver is broken');
    vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null);
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    opened = await openBest(HOST);
    expect(opened).toMatchObject({ device: { backend: 'cpu' }, fallback: 'no-gpu' });
  });
});

/** Has the adapter call itself a GPU like any other, so that it is measured. */
async function disguise(): Promise<void> {
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error('there is no adapter');
  const info = { vendor: 'acme', architecture: '', device: 'Snail 3000', description: '' };
  Object.defineProperty(adapter, 'info', { value: info });
  vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(adapter);
}
