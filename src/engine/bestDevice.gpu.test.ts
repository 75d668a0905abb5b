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

  it('keeps an emulated GPU that is at least as fast', async () => {
    const clock = vi.spyOn(performance, 'now');
    let now = 0;
    // Time stands still on WebGPU, so that it measures as fast as can be.
    clock.mockImplementation(() => (tf.getBackend() === 'webgpu' ? now : (now += 20)));
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
