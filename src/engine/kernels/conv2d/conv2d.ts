import * as tf from '@tensorflow/tfjs-core';
import { runsWgsl } from '../program/program.ts';
import { sameGeometry, type ConvGeometry } from './geometry.ts';
import { convFilterGradient, convForward, convInputGradient } from './programs.ts';

const NAME = 'LikenessConv2D';

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
 */
export function conv2d(x: tf.Tensor4D, filter: tf.Tensor4D, stride: 1 | 2): tf.Tensor4D {
  if (!runsWgsl()) return tf.conv2d(x, filter, stride, 'same');
  const inputs = x.shape[3];
  const outputs = filter.shape[3];
  const padIn = -inputs & 3;
  const padOut = -outputs & 3;
  // The kernels read and write four channels at a time: the stem's three are filled up with zeros.
  const xPadded =
    padIn === 0
      ? x
      : tf.pad(x, [
          [0, 0],
          [0, 0],
          [0, 0],
          [0, padIn],
        ]);
  const fPadded =
    padIn + padOut === 0
      ? filter
      : tf.pad(filter, [
          [0, 0],
          [0, 0],
          [0, padIn],
          [0, padOut],
        ]);
  const y = tf.engine().runKernel<tf.Tensor4D>(NAME, { x: xPadded, filter: fPadded }, { stride });
  return padOut === 0 ? y : tf.slice(y, [0, 0, 0, 0], [-1, -1, -1, outputs]);
}

interface Attributes {
  readonly stride: 1 | 2;
}

function geometryOf(x: tf.TensorInfo, filter: tf.TensorInfo, attrs: unknown): ConvGeometry {
  return sameGeometry(
    x.shape as [number, number, number, number],
    filter.shape as [number, number, number, number],
    (attrs as Attributes).stride,
  );
}

/** Tells TensorFlow.js of the kernel and its gradients. Called once, before the first model. */
export function registerConv2d(): void {
  tf.registerKernel({
    kernelName: NAME,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs }) => {
      const { x, filter } = inputs as { x: tf.TensorInfo; filter: tf.TensorInfo };
      return convForward(x, filter, geometryOf(x, filter, attrs));
    },
  });
  tf.registerKernel({
    kernelName: `${NAME}BackpropInput`,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs }) => {
      const { dy, filter } = inputs as { dy: tf.TensorInfo; filter: tf.TensorInfo };
      return convInputGradient(dy, filter, (attrs as unknown as { geometry: ConvGeometry }).geometry);
    },
  });
  tf.registerKernel({
    kernelName: `${NAME}BackpropFilter`,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs }) => {
      const { x, dy } = inputs as { x: tf.TensorInfo; dy: tf.TensorInfo };
      return convFilterGradient(x, dy, (attrs as unknown as { geometry: ConvGeometry }).geometry);
    },
  });
  tf.registerGradient({
    kernelName: NAME,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dy, saved, attrs) => {
      const [x, filter] = saved as [tf.Tensor4D, tf.Tensor4D];
      const geometry = { geometry: geometryOf(x, filter, attrs) } as unknown as tf.NamedAttrMap;
      const run = (kernel: string, inputs: tf.NamedTensorMap): tf.Tensor =>
        tf.engine().runKernel(kernel, inputs, geometry);
      return {
        x: () => run(`${NAME}BackpropInput`, { dy: dy as tf.Tensor, filter }),
        filter: () => run(`${NAME}BackpropFilter`, { x, dy: dy as tf.Tensor }),
      };
    },
  });
}
