import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { describe, expect, it } from 'vitest';
import { openDevice } from './device.ts';

function gpuDevice(): GPUDevice {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('not on WebGPU');
  return backend.device;
}

describe('openDevice', () => {
  it('names its adapter and says that it is a software one', async () => {
    const device = await openDevice('webgpu');
    expect(device).toMatchObject({ backend: 'webgpu', adapter: 'SwiftShader', software: true });
    device.dispose();
  });

  it('tells of a device that is lost', async () => {
    const device = await openDevice('webgpu');
    gpuDevice().destroy();
    await expect(device.failed).rejects.toMatchObject({ code: 'device-lost' });
  });

  it('tells of an error that the GPU reports', async () => {
    const device = await openDevice('webgpu');
    // A buffer cannot be mapped both ways: the kind of mistake that would otherwise only lead to wrong numbers.
    gpuDevice().createBuffer({ size: 16, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.MAP_WRITE });
    await expect(device.failed).rejects.toMatchObject({ code: 'gpu-error' });
    device.dispose();
  });

  it('says nothing of a device that was closed on purpose', async () => {
    const device = await openDevice('webgpu');
    const { lost } = gpuDevice();
    device.dispose();
    await lost;
    const quiet = Symbol('quiet');
    const told = await Promise.race([device.failed.catch((error: unknown) => error), Promise.resolve(quiet)]);
    expect(told).toBe(quiet);
  });
});
