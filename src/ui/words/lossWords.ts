import type { LossBounds } from '../../core/lossBounds.ts';
import { learnsTemperature, LOSS_TRAITS, queueInForce, usesSetting } from '../../core/losses.ts';
import type { LossName, Negatives, Settings } from '../../core/settings.ts';

/** Name of each loss, and when one would choose it. */
export const LOSS_WORDS: Readonly<Record<LossName, { readonly name: string; readonly whenToUse: string }>> = {
  'nt-xent': {
    name: 'NT-Xent (InfoNCE)',
    whenToUse:
      'The usual choice, SimCLR’s: every view looks for its other half among all views. Best with many photos and ' +
      'large batches.',
  },
  dcl: {
    name: 'Decoupled (DCL)',
    whenToUse:
      'For few photos and small batches: a pair that is close already still pulls with full strength.',
  },
  'info-nce': {
    name: 'InfoNCE, one way',
    whenToUse:
      'The first views look for their other halves among the second views, and not the other way round. Choose it ' +
      'to see what a queue of negatives does, as in MoCo.',
  },
  nce: {
    name: 'NCE, logistic',
    whenToUse:
      'Every pair is judged by itself: alike or not. Choose it to see what InfoNCE gains by letting strangers compete.',
  },
  triplet: {
    name: 'Triplet',
    whenToUse:
      'Asks for a distance, not a probability: one stranger is to lie farther off than the other half, by a margin. ' +
      'Choose it where the distances themselves will be used.',
  },
  supcon: {
    name: 'Supervised (SupCon)',
    whenToUse:
      'Where the sub-folders are the kinds that matter: photos of one folder are pulled together too.',
  },
};

export const NEGATIVES_WORDS: Readonly<Record<Negatives, string>> = {
  random: 'Random',
  'semi-hard': 'Semi-hard',
  hard: 'Hard',
};

/** Why a loss cannot be chosen with the photos at hand; null where it can. */
export function lossHindrance(loss: LossName, labelCount: number): string | null {
  if (!LOSS_TRAITS[loss].needsLabels || labelCount > 0) return null;
  return `${LOSS_WORDS[loss].name} needs labels: photos in two or more sub-folders.`;
}

/** What the floor is, or why there is none. */
export function floorWords(
  settings: Pick<Settings, 'loss' | 'similarity' | 'temperature' | 'learnTemperature' | 'queue'>,
  { floor }: LossBounds,
): string {
  const { loss, similarity, temperature } = settings;
  if (floor !== null) {
    return usesSetting(loss, 'temperature')
      ? `is the least that cosine similarity allows at τ ${temperature}.`
      : 'is where every stranger lies beyond the margin.';
  }
  if (LOSS_TRAITS[loss].needsLabels) return 'hangs on how many photos of one folder meet in a batch.';
  if (similarity === 'dot') return 'there is none: a dot product can always grow.';
  if (learnsTemperature(settings)) return 'there is none while the temperature moves.';
  return queueInForce(settings) > 0 ? 'there is none that could be told with a queue.' : 'there is none.';
}
