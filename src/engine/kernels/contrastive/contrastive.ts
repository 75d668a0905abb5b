import * as tf from '@tensorflow/tfjs-core';
import type { Similarity } from '../../../core/settings.ts';
import { defineKernel } from '../program/kernel.ts';
import {
  contrastiveGradient,
  denominators,
  meanLoss,
  unitRows,
  type ContrastiveAttributes,
} from './programs.ts';

export interface ContrastiveOptions {
  readonly similarity: Similarity;
  /** τ > 0 */
  readonly temperature: number;
  /** Whether the positive is left out of the denominator: DCL instead of NT-Xent. */
  readonly decoupled: boolean;
  /** Added to Σz² under the root where the similarity is cosine. */
  readonly epsilon: number;
}

/** A loss, and what it is made of. */
export interface FusedContrastive {
  /** In nats. */
  readonly loss: tf.Scalar;
  /**
   * [2B, 4], a row for each view: the largest of the logits that count, the log of the sum of all of them beyond it
   * (their log-sum-exp is the sum of these two), the positive's logit, and its rank: how many negatives are more
   * similar. Carries no gradient.
   */
  readonly perView: tf.Tensor2D;
}

const gradient = defineKernel<'dy' | 'unit' | 'perView', ContrastiveAttributes>({
  name: 'ContrastiveGradient',
  webgpu: ({ dy, unit, perView }, attributes) => [contrastiveGradient(dy, unit, perView, attributes)],
});

const forward = defineKernel<'z', ContrastiveAttributes>({
  name: 'Contrastive',
  webgpu: ({ z }, attributes) => {
    const unit = unitRows(z, attributes);
    const perView = denominators(unit, attributes);
    return [meanLoss(perView), perView, unit];
  },
  gradient: {
    keeps: [],
    keepsOutputs: true,
    of: (dy, { outputs }, attributes) => {
      const [, perView, unit] = outputs as [tf.Tensor, tf.Tensor, tf.Tensor];
      return { z: () => gradient({ dy, unit, perView }, attributes)[0] as tf.Tensor };
    },
  },
});

/** Whether the backend in force has the kernel. */
export const runsFusedContrastive = forward.runs;

/**
 * NT-Xent or DCL of all views, forward and backward, in a memory that grows with 2B and not with its square:
 * logits are made in tiles, used, and forgotten; the backward pass makes them again.
 *
 *     L = 1/2B · Σᵢ log Σ_k exp(s(zᵢ, zₖ)/τ) − s(zᵢ, zⱼ)/τ,  j the other view of i's photo
 *
 * k runs over all views but i and, where decoupled, but j. `losses/` has the same, operation by operation.
 *
 * Stability: the sums run beside a running maximum. The bits are the same every time.
 * Sources: Chen et al. 2020 (SimCLR), Yeh et al. 2022 (DCL); the tiling is that of Dao et al. 2022 (FlashAttention).
 *
 * @param z [2B, d], 2B ≥ 4, rows i and i + B being the two views of a photo
 * @throws Error on a backend that does not have it
 */
export function fusedContrastive(
  z: tf.Tensor2D,
  { similarity, temperature, decoupled, epsilon }: ContrastiveOptions,
): FusedContrastive {
  const missing = -z.shape[1] & 3;
  // A shader reads four features at a time; zeros add nothing to a product.
  const padded =
    missing === 0
      ? z
      : tf.pad(z, [
          [0, 0],
          [0, missing],
        ]);
  const [loss, perView, unit] = forward(
    { z: padded },
    {
      cosine: similarity === 'cosine' ? 1 : 0,
      decoupled: decoupled ? 1 : 0,
      sharpness: 1 / temperature,
      epsilon,
    },
  ) as [tf.Scalar, tf.Tensor2D, tf.Tensor2D];
  // Unless a tape holds on to it for the backward pass, it has done its work.
  unit.dispose();
  return { loss, perView };
}
