import * as tf from '@tensorflow/tfjs-core';
import { runsWgsl } from '../program/program.ts';
import {
  batchStatistics,
  normalise,
  normaliseInputGradient,
  scaleAndShiftGradient,
  type Normalised,
} from './programs.ts';

const NAME = 'LikenessBatchNorm';

type Operand = 'x' | 'gamma' | 'beta' | 'statistics';

export interface BatchNormOptions {
  /** Added to the variance, inside the root. */
  readonly epsilon: number;
  /** Whether max(0, ·) follows. */
  readonly relu: boolean;
}

export interface BatchNormOutput<T extends tf.Tensor> {
  readonly y: T;
  /** [2, channels]: mean and biased variance of the batch. Carries no gradient. */
  readonly statistics: tf.Tensor2D;
}

/**
 * Batch normalisation with the statistics of the batch itself, as in training, and ReLU in the same pass:
 *
 *     y = relu((x − μ)/√(σ² + ε) · γ + β),  μ and σ² over all axes but the last
 *
 * Stability: the variance is summed around the first row, so that a large mean does not swallow its digits.
 * Source: Ioffe and Szegedy 2015.
 *
 * @param x [..., channels]; on WebGPU channels must be a multiple of four
 * @param gamma [channels]
 * @param beta [channels]
 */
export function batchNorm<T extends tf.Tensor>(
  x: T,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  options: BatchNormOptions,
): BatchNormOutput<T> {
  if (!runsWgsl()) return composed(x, gamma, beta, options);
  const [y, statistics] = tf
    .engine()
    .runKernel<tf.Tensor[]>(NAME, { x, gamma, beta }, options as unknown as tf.NamedAttrMap);
  return { y: y as T, statistics: statistics as tf.Tensor2D };
}

/** The same from TensorFlow.js's own operations, for backends on which our WGSL does not run. */
function composed<T extends tf.Tensor>(
  x: T,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  { epsilon, relu }: BatchNormOptions,
): BatchNormOutput<T> {
  const axes = x.shape.slice(0, -1).map((_, axis) => axis);
  const mean = tf.mean(x, axes); // [channels]
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), axes); // [channels]
  const scale = tf.mul(gamma, tf.rsqrt(tf.add(variance, epsilon)));
  const y = tf.add(tf.mul(centred, scale), beta);
  return { y: (relu ? tf.relu(y) : y) as T, statistics: tf.stack([mean, variance]) as tf.Tensor2D };
}

/**
 * The same with given statistics, as in evaluation.
 *
 * @param statistics [2, channels]: running mean and variance
 */
export function batchNormEvaluation<T extends tf.Tensor>(
  x: T,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  statistics: tf.Tensor2D,
  options: BatchNormOptions,
): T {
  if (runsWgsl()) {
    return tf
      .engine()
      .runKernel<T>(
        `${NAME}Evaluation`,
        { x, gamma, beta, statistics },
        options as unknown as tf.NamedAttrMap,
      );
  }
  const { epsilon, relu } = options;
  return tf.tidy(() => {
    const channels = gamma.shape[0];
    const mean = tf.reshape(tf.slice(statistics, [0, 0], [1, channels]), [channels]);
    const variance = tf.reshape(tf.slice(statistics, [1, 0], [1, channels]), [channels]);
    const scale = tf.mul(gamma, tf.rsqrt(tf.add(variance, epsilon))); // [channels]
    const y = tf.add(tf.mul(x, scale), tf.sub(beta, tf.mul(mean, scale)));
    return (relu ? tf.relu(y) : y) as T;
  });
}

/** Tells TensorFlow.js of the kernel and its gradients. Called once, before the first model. */
export function registerBatchNorm(): void {
  tf.registerKernel({
    kernelName: NAME,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs }) => {
      const { x, gamma, beta } = inputs as Record<'x' | 'gamma' | 'beta', tf.TensorInfo>;
      const { epsilon, relu } = attrs as unknown as BatchNormOptions;
      const statistics = batchStatistics(x);
      return [normalise(x, statistics, gamma, beta, epsilon, relu), statistics];
    },
  });
  tf.registerKernel({
    kernelName: `${NAME}Evaluation`,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs }) => {
      const { x, gamma, beta, statistics } = inputs as Record<Operand, tf.TensorInfo>;
      const { epsilon, relu } = attrs as unknown as BatchNormOptions;
      return normalise(x, statistics, gamma, beta, epsilon, relu);
    },
  });
  registerGradientKernels();
  tf.registerGradient({
    kernelName: NAME,
    inputsToSave: ['x', 'gamma'],
    outputsToSave: [true, true],
    gradFunc: (dys, saved, attrs) => {
      const dy = (dys as tf.Tensor[])[0] as tf.Tensor;
      const [x, gamma, y, statistics] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
      const run = (kernel: string, inputs: tf.NamedTensorMap): tf.Tensor =>
        tf.engine().runKernel(kernel, inputs, attrs);
      const sums = run(`${NAME}ScaleAndShift`, { dy, x, y, statistics }); // [2, channels]
      const row = (at: number): tf.Tensor => tf.reshape(tf.slice(sums, [at, 0], [1, -1]), gamma.shape);
      return {
        x: () => run(`${NAME}Input`, { dy, x, y, statistics, gamma, sums }),
        gamma: () => row(0),
        beta: () => row(1),
      };
    },
  });
}

/** The two halves of the backward pass, as kernels of their own so that tfjs tracks their memory. */
function registerGradientKernels(): void {
  const forwardOf = (inputs: tf.NamedTensorInfoMap, attrs: unknown): Normalised => ({
    ...(inputs as unknown as Pick<Normalised, 'x' | 'y' | 'statistics'>),
    ...(attrs as BatchNormOptions),
  });
  tf.registerKernel({
    kernelName: `${NAME}ScaleAndShift`,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs }) =>
      scaleAndShiftGradient((inputs as { dy: tf.TensorInfo }).dy, forwardOf(inputs, attrs)),
  });
  tf.registerKernel({
    kernelName: `${NAME}Input`,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs }) => {
      const { dy, gamma, sums } = inputs as Record<'dy' | 'gamma' | 'sums', tf.TensorInfo>;
      return normaliseInputGradient(dy, forwardOf(inputs, attrs), gamma, sums);
    },
  });
}
