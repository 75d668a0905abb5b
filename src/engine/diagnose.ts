import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { EngineDiagnosis, WorkerHost } from '../core/diagnosis.ts';

/** Limits that decide what can be trained here. */
const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupsPerDimension',
] as const;

/** What is open and how much it holds. Before anything is open nothing is. */
export function diagnose(host: WorkerHost): EngineDiagnosis {
  // Typed as always there, absent before the first is opened.
  const name = tf.engine().backendName as string | undefined;
  const backend = name === undefined ? null : tf.backend();
  const memory = backend === null ? { numTensors: 0, numBytes: 0 } : tf.memory();
  const { numTensors: tensors, numBytes: tensorBytes } = memory;
  if (!(backend instanceof WebGPUBackend))
    return { tensors, tensorBytes, gpuBytes: null, limits: {}, features: [], host };
  const { device } = backend;
  return {
    tensors,
    tensorBytes,
    gpuBytes: (memory as { numBytesInGPU?: number }).numBytesInGPU ?? null,
    limits: Object.fromEntries(LIMITS.map((name) => [name, device.limits[name]])),
    features: [...device.features].sort(),
    host,
  };
}
