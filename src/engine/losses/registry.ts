import type * as tf from '@tensorflow/tfjs-core';
import type { LossName } from '../../core/settings.ts';
import { dcl } from './dcl.ts';
import { ntXent } from './ntXent.ts';
import type { Logits, PairMasks } from './similarity.ts';

export type ContrastiveLoss = (logits: Logits, masks: PairMasks) => tf.Scalar;

/** The losses that a run can use, by the names of the settings. */
export const CONTRASTIVE_LOSSES: Readonly<Record<LossName, ContrastiveLoss>> = {
  'nt-xent': ntXent,
  dcl,
};
