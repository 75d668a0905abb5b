import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** What TensorFlow.js's WebGPU backend holds of buffers; its version is pinned. */
interface BufferManager {
  numBytesAllocated: number;
  numFreeBuffers: number;
  readonly freeBuffers: ReadonlyMap<string, GPUBuffer[]>;
}

/**
 * Has the device compute nothing from now on: kernels are neither compiled nor run, and every array holds zeros or
 * what is written to it. Buffers are made, used again and kept as ever, so that what a run needs of memory is measured
 * in a second, on a software adapter too.
 */
export function idleGpu(): void {
  const { device } = webGpu();
  const pipeline = { getBindGroupLayout: () => ({}) } as unknown as GPUComputePipeline;
  const nothing = (): void => undefined;
  const pass = {
    setPipeline: nothing,
    setBindGroup: nothing,
    dispatchWorkgroups: nothing,
    end: nothing,
  } as unknown as GPUComputePassEncoder;
  const createCommandEncoder = device.createCommandEncoder.bind(device);
  Object.assign(device, {
    createShaderModule: () => ({}),
    createComputePipeline: () => pipeline,
    createComputePipelineAsync: () => Promise.resolve(pipeline),
    createBindGroup: () => ({}),
    createCommandEncoder: () => Object.assign(createCommandEncoder(), { beginComputePass: () => pass }),
  });
}

/** Bytes of all buffers that there are, those that wait to be used again included. */
export function allocatedBytes(): number {
  return managerOf(webGpu()).numBytesAllocated;
}

/** Frees the buffers that wait to be used again, as a fresh backend has none. */
export async function emptyPool(): Promise<void> {
  const backend = webGpu();
  await backend.queue.onSubmittedWorkDone();
  const manager = managerOf(backend);
  for (const buffers of manager.freeBuffers.values()) {
    for (const buffer of buffers.splice(0)) {
      manager.numBytesAllocated -= buffer.size;
      manager.numFreeBuffers -= 1;
      buffer.destroy();
    }
  }
}

function webGpu(): WebGPUBackend {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('idle GPU: the backend in force is not WebGPU');
  return backend;
}

function managerOf(backend: WebGPUBackend): BufferManager {
  return (backend as unknown as { readonly bufferManager: BufferManager }).bufferManager;
}
