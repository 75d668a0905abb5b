import type { TensorInfo } from '@tensorflow/tfjs-core';
import { dispatch } from '../program/program.ts';
import sumChunksWgsl from './sumChunks.wgsl?raw';

/**
 * Sum over the first axis, first to last.
 *
 * @param partial [chunks, …shape]; the product of shape is a multiple of four
 * @returns shape
 */
export function sumChunks(partial: TensorInfo, shape: readonly number[]): TensorInfo {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return dispatch({
    name: 'sumChunks',
    wgsl: sumChunksWgsl,
    inputs: { partial_: partial },
    outputShape: shape,
    threads: size / 4,
    sizes: { chunks: partial.shape[0] ?? 1 },
  });
}
