import { lax, nn, numpy as np, type Array as JaxArray } from '@jax-js/jax';
import { startWeights, type StartWeight } from '../startWeights.ts';

/** Scale and shift of a batch normalisation, [channels] each. */
export type Norm = { gamma: JaxArray; beta: JaxArray };

/** Trainable arrays of R1. Types, not interfaces: jax-js walks them as trees. */
export type Parameters = {
  convs: { kernel: JaxArray; norm: Norm }[];
  hidden: { kernel: JaxArray; bias: JaxArray; norm: Norm };
  output: { kernel: JaxArray; bias: JaxArray };
};

/** Mean and variance of one batch normalisation, over the batch. */
export type Moments = { mean: JaxArray; variance: JaxArray };

const CHANNELS = [16, 16, 32, 32, 64, 64];
const STRIDES = [1, 1, 2, 1, 2, 1];

/** A convolution's filter as jax-js wants it: [3, 3, in, out] → [out, in, 3, 3]. */
function filter({ shape, values }: StartWeight): JaxArray {
  return np.array(values, { shape }).transpose([3, 2, 0, 1]);
}

/** The weights that all contestants start from, as trees. */
export function initialParameters(imageSize: number): Parameters {
  const weights = startWeights(imageSize);
  const convs: Parameters['convs'] = [];
  const plain = weights.map(({ shape, values }) => np.array(values, { shape }));
  for (const at of CHANNELS.keys()) {
    const [, gamma, beta] = plain.splice(0, 3) as [JaxArray, JaxArray, JaxArray];
    convs.push({ kernel: filter(weights[at * 3]!), norm: { gamma, beta } });
  }
  const [kernel, bias, gamma, beta, outputKernel, outputBias] = plain as [
    JaxArray,
    JaxArray,
    JaxArray,
    JaxArray,
    JaxArray,
    JaxArray,
  ];
  return {
    convs,
    hidden: { kernel, bias, norm: { gamma, beta } },
    output: { kernel: outputKernel, bias: outputBias },
  };
}

/** relu(γ (x − μ) / √(σ² + ε) + β) over all axes but the channels'. Takes x and the norm. */
function normRelu(x: JaxArray, { gamma, beta }: Norm, moments: Moments[]): JaxArray {
  const pixels = x.ndim === 4;
  const axes = pixels ? [0, 2, 3] : [0];
  const spread = (row: JaxArray): JaxArray => (pixels ? row.reshape([1, -1, 1, 1]) : row);
  const mean = np.mean(x.ref, axes, { keepdims: true });
  const centred = x.sub(mean.ref);
  const variance = np.mean(np.square(centred.ref), axes, { keepdims: true });
  moments.push({
    mean: lax.stopGradient(mean).reshape([-1]),
    variance: lax.stopGradient(variance.ref).reshape([-1]),
  });
  const scale = spread(gamma).div(np.sqrt(variance.add(1e-5)));
  return nn.relu(centred.mul(scale).add(spread(beta)));
}

/**
 * z of a batch of views, by R1 in training mode. Takes the parameters and the views.
 *
 * @param views [n, 3, S, S]
 * @returns [n, 64]
 */
export function project(
  { convs, hidden, output }: Parameters,
  views: JaxArray,
  moments: Moments[],
): JaxArray {
  let x = views;
  for (const [at, conv] of convs.entries()) {
    const stride = STRIDES[at] ?? 1;
    const y = lax.convGeneralDilated(x, conv.kernel, [stride, stride], 'SAME');
    x = normRelu(y, conv.norm, moments);
  }
  const h = np.mean(x, [2, 3]); // [n, 64]
  const dense = np.matmul(h, hidden.kernel).add(hidden.bias); // [n, 128]
  return np.matmul(normRelu(dense, hidden.norm, moments), output.kernel).add(output.bias);
}

/**
 * NT-Xent as the other contestants compute it. Takes z and the mask.
 *
 * @param z [2B, d]
 * @param mask [2B, 2B], −1e9 on the diagonal
 */
export function ntXent(z: JaxArray, mask: JaxArray, temperature: number): JaxArray {
  const batch = (z.shape[0] ?? 0) / 2;
  const length = np.sqrt(np.sum(np.square(z.ref), 1, { keepdims: true }).add(1e-12));
  const unit = z.div(length);
  const logits = np.matmul(unit.ref, unit.ref.transpose()).div(temperature).add(mask);
  const [first, second] = np.split(unit, 2, 0) as [JaxArray, JaxArray];
  const positive = np.sum(first.mul(second), 1).div(temperature); // [B]
  const perView = nn.logsumexp(logits, 1); // [2B]
  // Each positive counts for both of its views.
  return np
    .sum(perView)
    .sub(np.sum(positive).mul(2))
    .div(2 * batch);
}
