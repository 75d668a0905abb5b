import * as tf from '@tensorflow/tfjs-core';

/** Enough threads to fill a GPU; but a chunk is worth at least so many parameters. */
const MOST_CHUNKS = 16_384;
const LEAST_PARAMETERS = 256;

/** One array within a flat vector. */
export interface ArraySlot {
  readonly offset: number;
  readonly size: number;
  /** Whether it has a trust ratio and weight decay: biases and scales have neither. */
  readonly adapted: boolean;
}

/** Which parameters belong together, for shaders. Made once a run; whoever makes it disposes it. */
export interface ArrayTable {
  readonly slots: readonly ArraySlot[];
  /** [P], int32: the array of every parameter. What fills the vector up counts to the last. */
  readonly arrayOf: tf.Tensor1D;
  /** [chunks, 4], int32: first parameter, the one after the last, 0, 0. No chunk lies in two arrays. */
  readonly chunks: tf.Tensor2D;
  /** [arrays, 4], int32: first chunk, the one after the last, 1 where adapted, 0. */
  readonly arrays: tf.Tensor2D;
  readonly dispose: () => void;
}

/**
 * @param slots one after the other, without gaps, from 0
 * @param length P, which may exceed the end of the last slot
 */
export function makeArrayTable(slots: readonly ArraySlot[], length: number): ArrayTable {
  const arrayOf = new Int32Array(length).fill(slots.length - 1);
  const perChunk = Math.max(LEAST_PARAMETERS, Math.ceil(length / MOST_CHUNKS));
  const chunks: number[][] = [];
  const arrays = slots.map(({ offset, size, adapted }, index) => {
    arrayOf.fill(index, offset, offset + size);
    const firstChunk = chunks.length;
    const end = offset + size;
    for (let at = offset; at < end; at += perChunk) chunks.push([at, Math.min(at + perChunk, end), 0, 0]);
    return [firstChunk, chunks.length, adapted ? 1 : 0, 0];
  });
  const tensors = {
    arrayOf: tf.tensor1d(arrayOf, 'int32'),
    chunks: tf.tensor2d(chunks, [chunks.length, 4], 'int32'),
    arrays: tf.tensor2d(arrays, [arrays.length, 4], 'int32'),
  };
  return { slots, ...tensors, dispose: () => tf.dispose(tensors) };
}
