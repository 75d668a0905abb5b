import type * as tf from '@tensorflow/tfjs-core';
import type { LossName } from '../../core/settings.ts';
import { dcl } from './dcl.ts';
import { ntXent } from './ntXent.ts';
import type { Logits, PairMasks } from './similarity.ts';

export interface ContrastiveLossEntry {
  /** The formula, operation by operation: it runs on every backend. */
  readonly ofLogits: (logits: Logits, masks: PairMasks) => tf.Scalar;
  /** How the fused kernel computes the same, where it can. */
  readonly fused?: { readonly decoupled: boolean };
}

/** The losses that a run can use, by the names of the settings. */
export const CONTRASTIVE_LOSSES: Readonly<Record<LossName, ContrastiveLossEntry>> = {
  'nt-xent': { ofLogits: ntXent, fused: { decoupled: false } },
  dcl: { ofLogits: dcl, fused: { decoupled: true } },
};
