import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../core/errors.ts';
import type { BackendName, Fallback } from '../core/settings.ts';
import { openDevice, type Device } from './device.ts';
import { measureSpeed } from './speed.ts';
import type { LaneHost } from './wasm/lanes.ts';

/** An open device, how fast it convolves, and, where it is not the GPU that one would expect, why. */
export interface MeasuredDevice {
  readonly device: Device;
  /** 10⁹ multiplications and additions a second. */
  readonly gigaflops: number;
  readonly fallback?: Fallback;
}

/** Opens a backend and measures it. */
export async function openMeasured(backend: BackendName, lanes: LaneHost): Promise<MeasuredDevice> {
  const device = await openDevice(backend, lanes);
  try {
    return { device, gigaflops: await Promise.race([measureSpeed(), device.failed]) };
  } catch (error) {
    device.dispose();
    throw error;
  }
}

/**
 * Opens what trains fastest here. A GPU is taken as it is; one that the processor only plays is measured against
 * WebAssembly on the same processor; without a GPU come WebAssembly, WebGL and plain JavaScript, in this order.
 *
 * @throws LikenessError what went wrong with a backend that is there
 */
export async function openBest(lanes: LaneHost): Promise<MeasuredDevice> {
  const gpu = await unlessMissing(openMeasured('webgpu', lanes));
  if (gpu !== null && !gpu.device.software) return gpu;
  const wasm = await unlessMissing(openMeasured('wasm', lanes));
  if (gpu !== null && (wasm === null || wasm.gigaflops <= gpu.gigaflops)) {
    wasm?.device.dispose();
    await tf.setBackend('webgpu');
    return gpu;
  }
  gpu?.device.dispose();
  if (wasm !== null) return { ...wasm, fallback: gpu === null ? 'no-gpu' : 'emulated-gpu' };
  const webgl = await unlessMissing(openMeasured('webgl', lanes));
  return { ...(webgl ?? (await openMeasured('cpu', lanes))), fallback: 'no-gpu' };
}

/** Null where the browser does not have the backend; any other failure stays one. */
async function unlessMissing(opening: Promise<MeasuredDevice>): Promise<MeasuredDevice | null> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof LikenessError && error.code === 'no-adapter') return null;
    throw error;
  }
}
