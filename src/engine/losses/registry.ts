import type * as tf from '@tensorflow/tfjs-core';
import type { LossName } from '../../core/settings.ts';
import type { Comparison } from './comparison.ts';
import { dcl } from './dcl.ts';
import { infoNce } from './infoNce.ts';
import { nce } from './nce.ts';
import { ntXent } from './ntXent.ts';
import { logitsOf, type Logits } from './similarity.ts';
import { supCon } from './supCon.ts';
import { triplet } from './triplet.ts';
import { tripletsOf } from './tripletNegatives.ts';

/** What a loss may want to know besides the rows. What costs something is made only when it is asked for. */
export interface LossContext {
  /** τ⁻¹: a number or, where it is learned, a tensor of one. */
  readonly sharpness: number | tf.Tensor;
  readonly margin: number;
  /** [n], int32: the candidate that is each anchor's negative. */
  readonly chooseNegatives: (comparison: Comparison) => tf.Tensor1D;
  /** [2B], int32: the class of each view. */
  readonly classes: () => tf.Tensor1D;
  /** [2B, 2B]: −10⁹ where a view meets itself. */
  readonly self: () => tf.Tensor2D;
}

export interface ContrastiveLossEntry {
  /** The formula, operation by operation: it runs on every backend. */
  readonly of: (comparison: Comparison, context: LossContext) => tf.Scalar;
  /** How the fused kernel computes the same, where it can. */
  readonly fused?: { readonly decoupled: boolean };
}

const ofLogits =
  (loss: (logits: Logits) => tf.Scalar): ContrastiveLossEntry['of'] =>
  (comparison, { sharpness }) =>
    loss(logitsOf(comparison, sharpness));

/** The losses that a run can use, by the names of the settings; `core/losses.ts` tells what each needs. */
export const CONTRASTIVE_LOSSES: Readonly<Record<LossName, ContrastiveLossEntry>> = {
  'nt-xent': { of: ofLogits(ntXent), fused: { decoupled: false } },
  dcl: { of: ofLogits(dcl), fused: { decoupled: true } },
  'info-nce': { of: ofLogits(infoNce) },
  nce: { of: ofLogits(nce) },
  triplet: {
    of: (comparison, { margin, chooseNegatives }) =>
      triplet(
        tripletsOf(comparison, () => chooseNegatives(comparison)),
        margin,
      ),
  },
  supcon: {
    of: ({ anchors }, { sharpness, classes, self }) => supCon(anchors, sharpness, classes(), self()),
  },
};
