import * as tf from '@tensorflow/tfjs-core';
import { defineKernel } from '../program/kernel.ts';
import { sameGeometry, type ConvGeometry } from './geometry.ts';
import { convFilterGradient, convForward, convInputGradient } from './programs.ts';

interface Attributes {
  readonly geometry: ConvGeometry;
}

const inputGradient = defineKernel<'dy' | 'filter', Attributes>({
  name: 'Conv2DInputGradient',
  webgpu: ({ dy, filter }, { geometry }) => [convInputGradient(dy, filter, geometry)],
});

const filterGradient = defineKernel<'x' | 'dy', Attributes>({
  name: 'Conv2DFilterGradient',
  webgpu: ({ x, dy }, { geometry }) => [convFilterGradient(x, dy, geometry)],
});

const forward = defineKernel<'x' | 'filter', Attributes>({
  name: 'Conv2D',
  webgpu: ({ x, filter }, { geometry }) => [convForward(x, filter, geometry)],
  gradient: {
    keeps: ['x', 'filter'],
    of: (dy, { inputs: { x, filter } }, attributes) => ({
      x: () => inputGradient({ dy, filter }, attributes)[0] as tf.Tensor,
      filter: () => filterGradient({ x, dy }, attributes)[0] as tf.Tensor,
    }),
  },
});

/**
 * Two-dimensional convolution, 'same' padding, no bias:
 *
 *     y[n, oy, ox, o] = Σ x[n, oy·s + ky − p, ox·s + kx − p, c] · f[ky, kx, c, o]
 *
 * On WebGPU by our own kernels, elsewhere by TensorFlow.js's. Gradients are computed only for inputs that
 * lead to a variable, so that a first layer costs no input gradient.
 *
 * @param x [batch, height, width, inputs]
 * @param filter [kernel, kernel, inputs, outputs], kernel 1 or 3
 * @param stride 1 or 2
 * @returns [batch, ⌈height/stride⌉, ⌈width/stride⌉, outputs]
 * @throws RangeError when the filter does not fit the input
 */
export function conv2d(x: tf.Tensor4D, filter: tf.Tensor4D, stride: 1 | 2): tf.Tensor4D {
  if (!forward.runs()) return tf.conv2d(x, filter, stride, 'same');
  const outputs = filter.shape[3];
  const padIn = -x.shape[3] & 3;
  const padOut = -outputs & 3;
  // The kernels read and write four channels at a time: the stem's three are filled up with zeros.
  const xPadded = padIn === 0 ? x : padChannels(x, 0, padIn);
  const fPadded = padIn + padOut === 0 ? filter : padChannels(filter, padIn, padOut);
  const geometry = sameGeometry(xPadded.shape, fPadded.shape, stride);
  const [y] = forward({ x: xPadded, filter: fPadded }, { geometry }) as [tf.Tensor4D];
  return padOut === 0 ? y : tf.slice(y, [0, 0, 0, 0], [-1, -1, -1, outputs]);
}

function padChannels(tensor: tf.Tensor4D, third: number, fourth: number): tf.Tensor4D {
  return tf.pad(tensor, [
    [0, 0],
    [0, 0],
    [0, third],
    [0, fourth],
  ]);
}
