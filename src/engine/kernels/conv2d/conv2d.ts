import * as tf from '@tensorflow/tfjs-core';
import { defineKernel } from '../program/kernel.ts';
import { runsWgsl } from '../program/program.ts';
import { sumChunks } from '../reduce/sumChunks.ts';
import { fitInputs, fitOutputs, padChannels } from './channels.ts';
import { sameGeometry, type ConvGeometry } from './geometry.ts';
import { convForward } from './forwardProgram.ts';
import { convFilterGradient, convInputGradient } from './programs.ts';
import { wasmFilterGradient, wasmForward, wasmInputGradient } from './wasm.ts';

interface Attributes {
  readonly geometry: ConvGeometry;
}

const inputGradient = defineKernel<'dy' | 'filter', Attributes>({
  name: 'Conv2DInputGradient',
  webgpu: ({ dy, filter }, { geometry }) => [convInputGradient(dy, filter, geometry)],
  wasm: ({ dy, filter }, { geometry }) => [wasmInputGradient(dy, filter, geometry)],
});

const filterGradient = defineKernel<'x' | 'dy', Attributes>({
  name: 'Conv2DFilterGradient',
  webgpu: ({ x, dy }, { geometry }) => [convFilterGradient(x, dy, geometry)],
  wasm: ({ x, dy }, { geometry }) => [wasmFilterGradient(x, dy, geometry)],
});

const biasGradient = defineKernel<'dy', Attributes>({
  name: 'Conv2DBiasGradient',
  webgpu: ({ dy }, { geometry: { batch, outHeight, outWidth, outputs } }) => [
    sumChunks({ ...dy, shape: [batch * outHeight * outWidth, outputs] }, [outputs]),
  ],
});

/** Products, which are convolutions by a 1×1 filter, stay in float32: projection head, losses and metrics. */
const mayBeHalf = ({ kernel }: ConvGeometry): boolean => kernel > 1;

/** Gradients that a convolution has with and without a bias. */
function gradients(
  dy: tf.Tensor,
  { x, filter }: Readonly<Record<'x' | 'filter', tf.Tensor>>,
  { geometry }: Attributes,
): Record<'x' | 'filter', () => tf.Tensor> {
  return {
    x: () => {
      if (!runsWgsl()) return inputGradient({ dy, filter }, { geometry })[0] as tf.Tensor;
      const [whole, inputs] = fitInputs(filter as tf.Tensor4D);
      return inputGradient({ dy, filter: whole }, { geometry: { ...geometry, inputs } })[0] as tf.Tensor;
    },
    filter: () => filterGradient({ x, dy }, { geometry })[0] as tf.Tensor,
  };
}

const forward = defineKernel<'x' | 'filter', Attributes>({
  name: 'Conv2D',
  webgpu: ({ x, filter }, { geometry }) => [convForward(x, filter, geometry, { half: mayBeHalf(geometry) })],
  wasm: ({ x, filter }, { geometry }) => [wasmForward(x, filter, geometry)],
  gradient: { keeps: ['x', 'filter'], of: (dy, { inputs }, attributes) => gradients(dy, inputs, attributes) },
});

const forwardWithBias = defineKernel<'x' | 'filter' | 'bias', Attributes>({
  name: 'Conv2DBias',
  webgpu: ({ x, filter, bias }, { geometry }) => [
    convForward(x, filter, geometry, { bias, half: mayBeHalf(geometry) }),
  ],
  gradient: {
    keeps: ['x', 'filter'],
    of: (dy, { inputs }, attributes) => ({
      ...gradients(dy, inputs, attributes),
      bias: () => biasGradient({ dy }, attributes)[0] as tf.Tensor,
    }),
  },
});

/** Whether the backend in force has our convolution. */
export const runsConv2d = (): boolean => forward.runs();

/**
 * Two-dimensional convolution, 'same' padding:
 *
 *     y[n, oy, ox, o] = Σ x[n, oy·s + ky − p, ox·s + kx − p, c] · f[ky, kx, c, o] + b[o]
 *
 * By our own kernels where they run, elsewhere by TensorFlow.js's. Gradients are computed only for inputs that
 * lead to a variable, so that a first layer costs no input gradient.
 *
 * @param x [batch, height, width, inputs]; it may carry channels of zeros up to the next multiple of four, as
 *   views on WebGPU do, which saves filling them up here
 * @param filter [kernel, kernel, inputs, outputs], kernel 1 or 3
 * @param stride 1 or 2
 * @param bias [outputs], optional
 * @returns [batch, ⌈height/stride⌉, ⌈width/stride⌉, outputs]
 * @throws RangeError when the filter does not fit the input
 */
export function conv2d(x: tf.Tensor4D, filter: tf.Tensor4D, stride: 1 | 2, bias?: tf.Tensor1D): tf.Tensor4D {
  if (!forward.runs()) {
    const y = tf.conv2d(x, filter, stride, 'same');
    return bias === undefined ? y : tf.add(y, bias);
  }
  if (!runsWgsl()) return anyChannels(x, filter, stride, bias);
  const xFitted = padChannels(x, 3, -x.shape[3] & 3);
  // A stem's filter stays as it is: its kernels know that only some of four channels count.
  const inputsFitted = filter.shape[2] < 4 ? filter : fitInputs(filter)[0];
  const [fitted, biasFitted, outputs] = fitOutputs(inputsFitted, bias);
  const attributes = { geometry: sameGeometry(xFitted.shape, fitted.shape, stride) };
  const [y] =
    biasFitted === undefined
      ? forward({ x: xFitted, filter: fitted }, attributes)
      : forwardWithBias({ x: xFitted, filter: fitted, bias: biasFitted }, attributes);
  return outputs === fitted.shape[3]
    ? (y as tf.Tensor4D)
    : tf.slice(y as tf.Tensor4D, [0, 0, 0, 0], [-1, -1, -1, outputs]);
}

/**
 * ∂L/∂filter by itself, as the tape computes it: for timing, without a forward pass. Where our kernels run only.
 *
 * @param x [batch, height, width, inputs], inputs in a multiple of four
 * @param dy [batch, ⌈height/stride⌉, ⌈width/stride⌉, outputs], outputs in a multiple of four
 * @returns [kernel, kernel, inputs, outputs]
 */
export function conv2dFilterGradient(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  kernel: 1 | 3,
  stride: 1 | 2,
): tf.Tensor4D {
  const geometry = sameGeometry(x.shape, [kernel, kernel, x.shape[3], dy.shape[3]], stride);
  return filterGradient({ x, dy }, { geometry })[0] as tf.Tensor4D;
}

/** On WebAssembly, whose kernels take any number of channels. A bias is worth no kernel of its own there. */
function anyChannels(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  stride: 1 | 2,
  bias: tf.Tensor1D | undefined,
): tf.Tensor4D {
  const inputs = filter.shape[2];
  const exact = x.shape[3] > inputs ? tf.slice(x, [0, 0, 0, 0], [-1, -1, -1, inputs]) : x;
  const [y] = forward(
    { x: exact, filter },
    { geometry: sameGeometry(exact.shape, filter.shape, stride) },
  ) as [tf.Tensor4D];
  return bias === undefined ? y : tf.add(y, bias);
}
