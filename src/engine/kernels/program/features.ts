import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/**
 * What WebGPU leaves to the adapter and we use where it is there: time stamps to measure with, threads that hand
 * values round, and arithmetic on halves.
 */
const OPTIONAL = ['timestamp-query', 'subgroups', 'shader-f16'] as const;

/** Those of the optional features that an adapter has, to be asked of its device. */
export function optionalFeatures({ features }: GPUAdapter): GPUFeatureName[] {
  return OPTIONAL.filter((feature) => features.has(feature));
}

/** Whether the backend in force is WebGPU on a device that was opened with the feature. */
export function deviceHas(feature: (typeof OPTIONAL)[number]): boolean {
  const backend = tf.backend();
  return backend instanceof WebGPUBackend && backend.device.features.has(feature);
}
