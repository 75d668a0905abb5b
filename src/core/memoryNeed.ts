import { architectureOf } from './architecture/normalisation.ts';
import type { Layer, Shape } from './architecture/layer.ts';
import { outputShape } from './architecture/layer.ts';
import { allParameters, finalShape, walk } from './architecture/summary.ts';
import { queueInForce } from './losses.ts';
import { SETTING_RANGES, type BackendName, type Settings } from './settings.ts';

const FLOAT_BYTES = 4;
const GIBIBYTE = 2 ** 30;

/**
 * Most that a run may take of the memory that there is. A GPU does not tell how much that is; one that trains has this
 * much. WebAssembly addresses 4 GiB, of which a run gets what is not scattered.
 */
const BUDGETS: Readonly<Record<BackendName, number>> = {
  webgpu: 4 * GIBIBYTE,
  webgl: 2 * GIBIBYTE,
  wasm: 2 * GIBIBYTE,
  cpu: 2 * GIBIBYTE,
};

/** Bytes that a step of training takes. */
export interface MemoryNeed {
  /** Of its largest array. */
  readonly largest: number;
  /** Of all that is there at once, about. */
  readonly total: number;
}

/** What a device has for it. */
export interface MemoryLimits {
  readonly backend: BackendName;
  /** Bytes of the largest buffer, where the adapter tells. */
  readonly mostBufferBytes?: number;
}

/** What a step needs, by the shapes of the network: the photos are the same for every batch and do not count. */
export function memoryNeed(settings: Settings): MemoryNeed {
  const { encoder, normalisation, own, imageSize, batchSize } = settings;
  const views = 2 * batchSize;
  const architecture = architectureOf(encoder, normalisation, own);
  const input: Shape = [imageSize, imageSize, 3];
  const hidden = finalShape(architecture.encoder, input);
  const outputs = [
    sizeOf(input),
    ...outputSizes(architecture.encoder, input),
    ...outputSizes(architecture.head, hidden),
  ].map((size) => size * views);
  const weights = [
    ...allParameters(architecture.encoder, input, 'encoder'),
    ...allParameters(architecture.head, hidden, 'head'),
  ].reduce((sum, { shape }) => sum + shape.reduce((product, extent) => product * extent, 1), 0);
  const logits = views * (views + queueInForce(settings));
  // θ and two moments as one array, before and after the step.
  const state = 3 * weights;
  const largest = Math.max(...outputs, logits, state);
  // Each output until the way back has used it, and two gradients at a time; logits and their like three times.
  const kept = outputs.reduce((sum, size) => sum + size, 0);
  const total = kept + 2 * Math.max(...outputs) + 3 * logits + 2 * state + 2 * weights;
  return { largest: largest * FLOAT_BYTES, total: total * FLOAT_BYTES };
}

/** Whether a device has the memory that a step needs. */
export function fits(settings: Settings, { backend, mostBufferBytes = Infinity }: MemoryLimits): boolean {
  const { largest, total } = memoryNeed(settings);
  return largest <= mostBufferBytes && total <= BUDGETS[backend];
}

/** The largest batch, no larger than the settings', that a device has memory for; null where none is small enough. */
export function largestBatch(settings: Settings, limits: MemoryLimits): number | null {
  const fitting = (batchSize: number): boolean => fits({ ...settings, batchSize }, limits);
  let [low, high] = [SETTING_RANGES.batchSize.min, settings.batchSize];
  if (!fitting(low)) return null;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fitting(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function outputSizes(layers: readonly Layer[], input: Shape): number[] {
  return walk(layers, input, '').map((place) => sizeOf(outputShape(place.layer, place.input)));
}

function sizeOf(shape: Shape): number {
  return shape.reduce<number>((product, extent) => product * extent, 1);
}
