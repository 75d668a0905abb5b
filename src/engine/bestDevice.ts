import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../core/errors.ts';
import type { BackendName, Fallback } from '../core/settings.ts';
import { openDevice, type Device } from './device.ts';
import { chooseTuning, type TuningReport, type TuningStore } from './kernels/tuning/choose.ts';
import { deviceHas } from './kernels/program/features.ts';
import { selfTest } from './selfTest.ts';
import { measureSpeed } from './speed.ts';
import type { LaneHost } from './wasm/lanes.ts';

/** What the engine is lent by whoever runs it. */
export interface DeviceHost {
  /** Threads that may compute along on WebAssembly. */
  readonly lanes: LaneHost;
  /** Where choices of kernels are remembered; null leaves them at their defaults. */
  readonly tunings: TuningStore | null;
  /** Whether half precision may be used where it serves; not unless said. */
  readonly half?: boolean;
}

/** An open device, how fast it convolves, and, where it is not the GPU that one would expect, why. */
export interface MeasuredDevice {
  readonly device: Device;
  /** 10⁹ multiplications and additions a second. */
  readonly gigaflops: number;
  readonly fallback?: Fallback;
  /** How its kernels were chosen; WebGPU only. */
  readonly kernels?: TuningReport;
}

/**
 * Opens a backend, chooses its kernels, and sees that it computes rightly.
 *
 * @throws LikenessError `no-adapter` when the browser does not have it, `wrong-results` when it fails the self-test
 */
export async function openBackend(backend: BackendName, host: DeviceHost): Promise<MeasuredDevice> {
  return prepare(await measure(backend, host), host);
}

/**
 * Slower than this, in 10⁹ operations a second, a GPU is measured against WebAssembly; faster is more than the
 * processor of a laptop reaches.
 */
const SLOW_GPU = 50;

/**
 * Opens what trains fastest here. A GPU is taken unless it is slow and WebAssembly measures faster. One that the
 * processor only plays gives way to WebAssembly on the same processor unmeasured: it has been several times slower
 * wherever we looked, and compiling what to measure takes it seconds. Without a GPU, or with one that computes
 * wrongly, come WebAssembly, WebGL and plain JavaScript, in this order.
 *
 * @throws LikenessError what went wrong with a backend that is there
 */
export async function openBest(host: DeviceHost): Promise<MeasuredDevice> {
  const gpu = await unless('no-adapter', openDevice('webgpu'));
  if (gpu === null) return openWithout('no-gpu', host);
  if (gpu.software)
    return (await openInstead(gpu, 'emulated-gpu', 0, host)) ?? prepare(await timed(gpu), host);
  const measured = await timed(gpu);
  const { gigaflops } = measured;
  if (gigaflops < SLOW_GPU) {
    const faster = await openInstead(gpu, 'slow-gpu', gigaflops, host);
    if (faster !== null) return faster;
  }
  return (await unless('wrong-results', prepare(measured, host))) ?? openWithout('wrong-gpu', host);
}

/** WebAssembly in place of a GPU, which is closed; or null, where there is none that is faster. */
async function openInstead(
  gpu: Device,
  fallback: Fallback,
  gigaflops: number,
  host: DeviceHost,
): Promise<MeasuredDevice | null> {
  const wasm = await unless('no-adapter', measure('wasm', host));
  if (wasm === null || wasm.gigaflops <= gigaflops) {
    wasm?.device.dispose();
    await tf.setBackend('webgpu');
    return null;
  }
  gpu.dispose();
  return { ...(await prepare(wasm, host)), fallback };
}

async function openWithout(fallback: Fallback, host: DeviceHost): Promise<MeasuredDevice> {
  const opened =
    (await unless('no-adapter', openBackend('wasm', host))) ??
    (await unless('no-adapter', openBackend('webgl', host))) ??
    (await openBackend('cpu', host));
  return { ...opened, fallback };
}

function measure(backend: BackendName, { lanes }: DeviceHost): Promise<MeasuredDevice> {
  return openDevice(backend, lanes).then(timed);
}

function timed(device: Device): Promise<MeasuredDevice> {
  return orClose(device, async () => ({ device, gigaflops: await measureSpeed() }));
}

/** Chooses the kernels of a GPU, then has the device prove itself with them. */
function prepare(measured: MeasuredDevice, { tunings, half = false }: DeviceHost): Promise<MeasuredDevice> {
  const { device } = measured;
  return orClose(device, async () => {
    if (device.backend !== 'webgpu') {
      await selfTest(device.backend);
      return measured;
    }
    const wish = half ? 'wanted' : 'off';
    const kernels = await chooseTuning(device, tunings, deviceHas('shader-f16') ? wish : 'absent');
    await selfTest(device.backend);
    return { ...measured, kernels };
  });
}

/** Closes the device where work on it fails, or the device itself. */
async function orClose<T>(device: Device, work: () => Promise<T>): Promise<T> {
  try {
    return await Promise.race([work(), device.failed]);
  } catch (error) {
    device.dispose();
    throw error;
  }
}

/** Null where opening fails for this reason; any other failure stays one. */
async function unless<T>(code: LikenessError['code'], opening: Promise<T>): Promise<T | null> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof LikenessError && error.code === code) return null;
    throw error;
  }
}

type ToldDevice = Pick<Device, 'backend' | 'adapter' | 'software' | 'mostBufferBytes'>;

/** What is told of an open backend, and how to hear of its end. */
export interface OpenedDevice {
  readonly info: ToldDevice & Omit<MeasuredDevice, 'device'>;
  readonly failed: Promise<never>;
}

/** What the page is told of a device. */
export function toldOf({ backend, adapter, software, mostBufferBytes }: Device): ToldDevice {
  return { backend, adapter, software, ...(mostBufferBytes !== undefined && { mostBufferBytes }) };
}
