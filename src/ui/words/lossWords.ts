import type { LossBounds } from '../../core/lossBounds.ts';
import {
  learnsTemperature,
  LOSS_TRAITS,
  negativesOfAnchor,
  queueInForce,
  usesSetting,
} from '../../core/losses.ts';
import type { LossName, Negatives, Settings } from '../../core/settings.ts';
import { t } from '../language/t.ts';
import { count, plain } from './numbers.ts';

/** Name of each loss, and when one would choose it. */
export const lossWords = (): Readonly<
  Record<LossName, { readonly name: string; readonly whenToUse: string }>
> => ({
  'nt-xent': {
    name: t('NT-Xent (InfoNCE)'),
    whenToUse: t(
      'The usual choice, SimCLR’s: every view looks for its other half among all views. Best with many photos and large batches.',
    ),
  },
  dcl: {
    name: t('Decoupled (DCL)'),
    whenToUse: t(
      'For few photos and small batches: a pair that is close already still pulls with full strength.',
    ),
  },
  'info-nce': {
    name: t('InfoNCE, one way'),
    whenToUse: t(
      'The first views look for their other halves among the second views, and not the other way round. Choose it to see what a queue of negatives does, as in MoCo.',
    ),
  },
  nce: {
    name: t('NCE, logistic'),
    whenToUse: t(
      'Every pair is judged by itself: alike or not. Choose it to see what InfoNCE gains by letting strangers compete.',
    ),
  },
  triplet: {
    name: t('Triplet'),
    whenToUse: t(
      'Asks for a distance, not a probability: one stranger is to lie farther off than the other half, by a margin. Choose it where the distances themselves will be used.',
    ),
  },
  supcon: {
    name: t('Supervised (SupCon)'),
    whenToUse: t(
      'Where the sub-folders are the kinds that matter: photos of one folder are pulled together too.',
    ),
  },
});

/** The names alone, as a field offers them. */
export function lossNames(): Readonly<Record<LossName, string>> {
  const words = Object.entries(lossWords()).map(([loss, { name }]) => [loss, name]);
  return Object.fromEntries(words) as Record<LossName, string>;
}

export const negativesWords = (): Readonly<Record<Negatives, string>> => ({
  random: t('Random'),
  'semi-hard': t('Semi-hard'),
  hard: t('Hard'),
});

/** Why a loss cannot be chosen with the photos at hand; null where it can. */
export function lossHindrance(loss: LossName, labelCount: number): string | null {
  if (!LOSS_TRAITS[loss].needsLabels || labelCount > 0) return null;
  return t('{name} needs labels: photos in two or more sub-folders.', { name: lossWords()[loss].name });
}

/** With how many others each view of a batch is compared. */
export function comparisonWords(settings: Settings): string {
  const { loss, batchSize } = settings;
  const queue = queueInForce(settings);
  const { anchors, needsLabels } = LOSS_TRAITS[loss];
  const values = { batch: count(batchSize), others: count(negativesOfAnchor(settings)), queue: count(queue) };
  if (needsLabels)
    return t('With {batch} photos a batch every view has 1 other half and {others} others.', values);
  if (anchors === 'first') {
    return queue > 0
      ? t(
          'With {batch} photos a batch every first view has 1 other half and {others} strangers, {queue} of them in a full queue.',
          values,
        )
      : t('With {batch} photos a batch every first view has 1 other half and {others} strangers.', values);
  }
  return queue > 0
    ? t(
        'With {batch} photos a batch every view has 1 other half and {others} strangers, {queue} of them in a full queue.',
        values,
      )
    : t('With {batch} photos a batch every view has 1 other half and {others} strangers.', values);
}

/** What the floor is, or why there is none. */
export function floorWords(
  settings: Pick<Settings, 'loss' | 'similarity' | 'temperature' | 'learnTemperature' | 'queue'>,
  { floor }: LossBounds,
): string {
  const { loss, similarity, temperature } = settings;
  if (floor !== null) {
    return usesSetting(loss, 'temperature')
      ? t('is the least that cosine similarity allows at τ {temperature}.', {
          temperature: plain(temperature),
        })
      : t('is where every stranger lies beyond the margin.');
  }
  if (LOSS_TRAITS[loss].needsLabels) return t('hangs on how many photos of one folder meet in a batch.');
  if (similarity === 'dot') return t('there is none: a dot product can always grow.');
  if (learnsTemperature(settings)) return t('there is none while the temperature moves.');
  return queueInForce(settings) > 0
    ? t('there is none that could be told with a queue.')
    : t('there is none.');
}
