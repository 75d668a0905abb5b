// The core first: its gradients read its flags as they load.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { LikenessError } from '../core/errors.ts';
import type { BackendName } from '../core/settings.ts';
import { acceptDirectives } from './kernels/program/directives.ts';
import { optionalFeatures } from './kernels/program/features.ts';
import { replaceReductionGradients } from './kernels/reduce/gradients.ts';
import { NO_LANES, type LaneHost } from './wasm/lanes.ts';
import { message } from '../core/message.ts';

/** Submitting every 15 dispatches, tfjs's default, leaves the GPU waiting for the next handful. */
const DISPATCHES_A_SUBMIT = 128;

/** An open backend, and how to hear that it can no longer be trusted. */
export interface Device {
  readonly backend: BackendName;
  /** Name of the adapter; empty where it is not told. */
  readonly adapter: string;
  /** Whether the adapter is known to run on the processor. */
  readonly software: boolean;
  /** Bytes of the largest buffer; absent where there is no such limit. */
  readonly mostBufferBytes?: number;
  /** Rejects, once, when the device is lost or the GPU reports an error; never resolves. */
  readonly failed: Promise<never>;
  readonly dispose: () => void;
}

/**
 * Opens a backend and makes it tfjs's own.
 *
 * @param lanes threads that may compute along on WebAssembly
 * @throws LikenessError `no-adapter` when the browser does not have what is asked for
 */
export async function openDevice(backend: BackendName, lanes: LaneHost = NO_LANES): Promise<Device> {
  replaceReductionGradients();
  if (backend === 'webgpu') return openWebGpu();
  if (backend === 'wasm') return openWebAssembly(lanes);
  // Loaded only where asked for: most visitors never need them.
  if (backend === 'webgl') await import('@tensorflow/tfjs-backend-webgl');
  else await import('@tensorflow/tfjs-backend-cpu');
  const ready = await tf.setBackend(backend).catch(() => false);
  if (!ready)
    throw new LikenessError(
      'no-adapter',
      message('This browser has no {backend} to compute with.', { backend }),
    );
  await tf.ready();
  return {
    backend,
    adapter: backend === 'cpu' ? 'JavaScript' : 'browser graphics',
    software: backend === 'cpu',
    failed: new Promise<never>(() => undefined),
    // Stays registered: importing it once more would not bring it back.
    dispose: () => undefined,
  };
}

async function openWebAssembly(lanes: LaneHost): Promise<Device> {
  const { openWasm } = await import('./wasm/openWasm.ts');
  const { threads, dispose } = await openWasm(lanes);
  return {
    backend: 'wasm',
    adapter: `${threads} ${threads === 1 ? 'thread' : 'threads'}, SIMD`,
    software: true,
    failed: new Promise<never>(() => undefined),
    dispose,
  };
}

async function openWebGpu(): Promise<Device> {
  const adapter = await requestAdapter();
  const device = await adapter.requestDevice({
    label: 'likeness',
    requiredLimits: largestLimits(adapter),
    requiredFeatures: optionalFeatures(adapter),
  });
  acceptDirectives(device);
  const closed = new AbortController();
  const failed = watch(device, closed.signal);
  tf.env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', DISPATCHES_A_SUBMIT);
  unregisterWebGpu();
  tf.registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info), 3);
  await tf.setBackend('webgpu');
  await tf.ready();
  const { description, device: name, vendor, architecture } = adapter.info;
  const adapterName = description || name || [vendor, architecture].filter(Boolean).join(' ');
  return {
    backend: 'webgpu',
    adapter: readableName(adapterName),
    mostBufferBytes: Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize),
    software: /swiftshader|llvmpipe|basic render|software/i.test(`${adapterName} ${architecture}`),
    failed,
    dispose: () => {
      closed.abort();
      unregisterWebGpu();
      device.destroy();
    },
  };
}

/** tfjs's own registration, or that of a device before; removing what is not there throws. */
function unregisterWebGpu(): void {
  if ('webgpu' in tf.engine().registryFactory) tf.removeBackend('webgpu');
}

async function requestAdapter(): Promise<GPUAdapter> {
  // Typed as always there, absent in browsers without WebGPU and on pages without a secure context.
  const gpu = navigator.gpu as GPU | undefined;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter) return adapter;
  throw new LikenessError(
    'no-adapter',
    message('This browser gives the page no GPU to compute with (WebGPU).'),
  );
}

/** tfjs's shaders and our buffers may need all that the adapter has. */
function largestLimits(adapter: GPUAdapter): Record<string, number> {
  const names = [
    'maxComputeWorkgroupStorageSize',
    'maxComputeWorkgroupsPerDimension',
    'maxStorageBufferBindingSize',
    'maxBufferSize',
    'maxComputeWorkgroupSizeX',
    'maxComputeInvocationsPerWorkgroup',
    'maxStorageBuffersPerShaderStage',
  ] as const;
  return Object.fromEntries(names.map((name) => [name, adapter.limits[name]]));
}

/**
 * A lost device does not throw where it is used, and a failed allocation or shader goes on with whatever lay
 * in memory. So both end the device's life at once; only a device that we closed ourselves goes quietly.
 */
function watch(device: GPUDevice, closed: AbortSignal): Promise<never> {
  const failed = new Promise<never>((_, reject) => {
    device.addEventListener('uncapturederror', (event) => {
      const words = message('The GPU reported an error: {reason}', { reason: event.error.message });
      reject(new LikenessError('gpu-error', words));
    });
    void device.lost.then((lost) => {
      if (closed.aborted) return;
      // What the browser says of it is for its authors.
      const cause = new Error(lost.message);
      const words = message('The GPU was lost: its driver or the browser restarted it.');
      reject(new LikenessError('device-lost', words, { cause }));
    });
  });
  // Whoever races against it hears of the failure; nobody has to.
  failed.catch(() => undefined);
  return failed;
}

/** `SwiftShader Device (Subzero)` and the like, without what only a driver's author needs. */
function readableName(name: string): string {
  return /swiftshader/i.test(name) ? 'SwiftShader' : name;
}
