import type { LossName, Settings } from './settings.ts';

/** Settings that some losses use and others do not. */
export type LossSetting = 'temperature' | 'learnTemperature' | 'margin' | 'negatives' | 'queue';

/** What a loss is made of, apart from its formula, which `engine/losses` has. */
export interface LossTraits {
  /**
   * Who looks for its pair: `all` views, each among all views of other photos; or the `first` views only, each among
   * the second views.
   */
  readonly anchors: 'all' | 'first';
  /** Whether photos of one label count as alike, so that there must be labels. */
  readonly needsLabels: boolean;
  readonly uses: readonly LossSetting[];
}

const CROSS_ENTROPY: readonly LossSetting[] = ['temperature', 'learnTemperature', 'queue'];

/** The losses by name. What is said of them stands with the page's other words, in `ui/words`. */
export const LOSS_TRAITS: Readonly<Record<LossName, LossTraits>> = {
  'nt-xent': { anchors: 'all', needsLabels: false, uses: CROSS_ENTROPY },
  dcl: { anchors: 'all', needsLabels: false, uses: CROSS_ENTROPY },
  'info-nce': { anchors: 'first', needsLabels: false, uses: CROSS_ENTROPY },
  nce: { anchors: 'all', needsLabels: false, uses: CROSS_ENTROPY },
  triplet: { anchors: 'all', needsLabels: false, uses: ['margin', 'negatives', 'queue'] },
  // Of a queue one would have to know the labels too.
  supcon: { anchors: 'all', needsLabels: true, uses: ['temperature', 'learnTemperature'] },
};

export function usesSetting(loss: LossName, name: LossSetting): boolean {
  return LOSS_TRAITS[loss].uses.includes(name);
}

/** Embeddings kept as further negatives: none where the loss cannot use them, whatever the setting says. */
export function queueInForce({ loss, queue }: Pick<Settings, 'loss' | 'queue'>): number {
  return usesSetting(loss, 'queue') ? queue : 0;
}

/** Whether τ is learned: not where the loss has none, whatever the setting says. */
export function learnsTemperature({
  loss,
  learnTemperature,
}: Pick<Settings, 'loss' | 'learnTemperature'>): boolean {
  return usesSetting(loss, 'learnTemperature') && learnTemperature;
}

/**
 * How many negatives an anchor has, with a full queue: views of other photos in the batch, and what the queue holds.
 */
export function negativesOfAnchor({
  loss,
  batchSize,
  queue,
}: Pick<Settings, 'loss' | 'batchSize' | 'queue'>): number {
  const others = LOSS_TRAITS[loss].anchors === 'all' ? 2 * batchSize - 2 : batchSize - 1;
  return others + queueInForce({ loss, queue });
}
