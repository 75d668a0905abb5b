import { BATCH_NORM } from '../../core/architecture/layer.ts';

/** Scale and shift of each channel. */
export interface Affine {
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}

/**
 * Batch normalisation in evaluation, as one product and one sum a channel:
 *
 *     y = γ (x − μ) / √(σ² + ε) + β = scale · x + shift
 *
 * Source: Ioffe and Szegedy, arXiv 1502.03167, algorithm 2.
 *
 * @param statistics running mean and variance, [2, channels]
 */
export function batchNormAffine(gamma: Float32Array, beta: Float32Array, statistics: Float32Array): Affine {
  const channels = gamma.length;
  const scale = gamma.map((value, at) => value / Math.sqrt(statistics[channels + at]! + BATCH_NORM.epsilon));
  const shift = beta.map((value, at) => value - scale[at]! * statistics[at]!);
  return { scale, shift };
}

/**
 * The weights of a convolution in the order of ONNX, with what follows it multiplied in.
 *
 * @param kernel [k, k, channels, filters]
 * @returns [filters, channels, k, k]
 */
export function filtersFirst(
  kernel: Float32Array,
  [height, width, channels, filters]: readonly [number, number, number, number],
  scale?: Float32Array,
): Float32Array {
  const turned = new Float32Array(kernel.length);
  const places = height * width;
  for (let place = 0; place < places; place++) {
    for (let channel = 0; channel < channels; channel++) {
      for (let filter = 0; filter < filters; filter++) {
        const value = kernel[(place * channels + channel) * filters + filter]!;
        turned[(filter * channels + channel) * places + place] = value * (scale?.[filter] ?? 1);
      }
    }
  }
  return turned;
}

/** The weights of a dense layer, [inputs, units], with what follows it multiplied in. */
export function scaledColumns(kernel: Float32Array, units: number, scale?: Float32Array): Float32Array {
  return scale === undefined ? kernel : kernel.map((value, at) => value * scale[at % units]!);
}
