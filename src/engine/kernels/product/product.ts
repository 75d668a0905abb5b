import * as tf from '@tensorflow/tfjs-core';
import { conv2d, runsConv2d } from '../conv2d/conv2d.ts';
import { runsWgsl } from '../program/program.ts';

/** Rows that lie side by side as pixels, so that a thread of the WGSL makes several of them; WebAssembly cuts for itself. */
function rowsTogether(rows: number): number {
  if (!runsWgsl()) return rows;
  return rows % 8 === 0 ? 8 : 1;
}

/**
 * Matrix product, or dense layer. A product is a convolution with a 1×1 filter, so on WebGPU and WebAssembly it
 * runs on the same few kernels, gradients included.
 *
 *     y[i, j] = Σ over k of a[i, k] · b[k, j] + bias[j]
 *
 * @param a [n, k]
 * @param b [k, m]
 * @param bias [m], optional
 * @returns [n, m]
 */
export function product(a: tf.Tensor2D, b: tf.Tensor2D, bias?: tf.Tensor1D): tf.Tensor2D {
  if (!runsConv2d()) return bias === undefined ? tf.matMul(a, b) : tf.add(tf.matMul(a, b), bias);
  const [n, k] = a.shape;
  const m = b.shape[1];
  const width = rowsTogether(n);
  const pixels = tf.reshape<tf.Rank.R4>(a, [n / width, 1, width, k]);
  const filter = tf.reshape<tf.Rank.R4>(b, [1, 1, k, m]);
  return tf.reshape(conv2d(pixels, filter, 1, bias), [n, m]);
}
