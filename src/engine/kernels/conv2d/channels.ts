import * as tf from '@tensorflow/tfjs-core';

/**
 * Our kernels read and write four channels at a time. Where there are others than multiples of four, arrays are
 * filled up with zeros, which change no sum.
 */
export function padChannels<T extends tf.Tensor>(tensor: T, axis: number, count: number): T {
  if (count === 0) return tensor;
  return tf.pad(
    tensor,
    tensor.shape.map((_, at) => [0, at === axis ? count : 0] as [number, number]),
  );
}

/** The filter with inputs in a multiple of four, and how many they are. */
export function fitInputs(filter: tf.Tensor4D): [filter: tf.Tensor4D, inputs: number] {
  const fitted = padChannels(filter, 2, -filter.shape[2] & 3);
  return [fitted, fitted.shape[2]];
}

/** Filter and bias with outputs in a multiple of four, and how many of them count. */
export function fitOutputs(
  filter: tf.Tensor4D,
  bias: tf.Tensor1D | undefined,
): [filter: tf.Tensor4D, bias: tf.Tensor1D | undefined, outputs: number] {
  const outputs = filter.shape[3];
  const missing = -outputs & 3;
  return [padChannels(filter, 3, missing), bias && padChannels(bias, 0, missing), outputs];
}
