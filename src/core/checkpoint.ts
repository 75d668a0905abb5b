import type { Settings } from './settings.ts';
import type { TrainingMemory } from './trainingMemory.ts';

/** A model as it crosses threads: it can be restored in a worker that has never seen it. */
export interface KeptModel {
  /** Those that its run had come to have. */
  readonly settings: Settings;
  readonly step: number;
  /** Trainable parameters, flat, in the order of `allParameters`: encoder, then head. */
  readonly parameters: Float32Array<ArrayBuffer>;
  /** Running mean and variance of every batch normalisation, flat, in the same order. */
  readonly statistics: Float32Array<ArrayBuffer>;
}

/** The encoder of an opened file as it is: `settings.own` names the file, whose weights the worker has. */
export type ModelOfFile = Pick<KeptModel, 'settings' | 'step'>;

/** A run after a step, from which it goes on to the bit, given the same photos and the same device. */
export interface Checkpoint extends KeptModel {
  readonly memory: TrainingMemory;
}

/** A checkpoint without whatever else came with it. */
export function checkpointOf({ settings, step, parameters, statistics, memory }: Checkpoint): Checkpoint {
  return { settings, step, parameters, statistics, memory };
}

type CheckpointArray = Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** All arrays of a checkpoint by name, in a fixed order. */
export function checkpointArrays({
  parameters,
  statistics,
  memory: { moments, sharpness, queue },
}: Checkpoint): ReadonlyMap<string, CheckpointArray> {
  const arrays = new Map<string, CheckpointArray>([
    ['parameters', parameters],
    ['statistics', statistics],
    ['moments', moments],
  ]);
  if (sharpness) arrays.set('sharpness', sharpness);
  if (queue) arrays.set('queue', queue.rows).set('queuePhotos', queue.photos);
  return arrays;
}
