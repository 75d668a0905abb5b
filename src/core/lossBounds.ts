import { learnsTemperature, negativesOfAnchor, queueInForce } from './losses.ts';
import type { Settings } from './settings.ts';

/** Two lines that tell where a loss stands. */
export interface LossBounds {
  /** The loss of a network that cannot tell any view from any other. */
  readonly chance: number;
  /** The least that can be reached, or null where there is none that could be told. */
  readonly floor: number | null;
}

/** What the lines depend on. */
export type BoundedBy = Pick<
  Settings,
  'loss' | 'similarity' | 'batchSize' | 'temperature' | 'learnTemperature' | 'margin' | 'queue'
>;

/** Whether losses under these settings can be told on one scale. */
export function haveSameBounds(a: BoundedBy, b: BoundedBy): boolean {
  const names = [
    'loss',
    'similarity',
    'batchSize',
    'temperature',
    'learnTemperature',
    'margin',
    'queue',
  ] as const;
  return names.every((name) => a[name] === b[name]);
}

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/**
 * Chance is the loss at equal similarities of all views, N being an anchor's negatives with a full queue:
 *
 *     InfoNCE ln(1 + N), where NT-Xent without a queue has N = 2B − 2;  DCL ln N;  SupCon ln(2B − 1);
 *     triplet the margin;  NCE (1 + N) ln 2, where every pair by itself is as likely as noise (similarity 0)
 *
 * Floor is that of pairs at cosine similarity 1 and all other views at right angles to them: the negatives cannot all
 * point away from an anchor, since their mean similarity is at least −1/(B − 1), about 0.
 *
 *     InfoNCE ln(1 + N e^(−1/τ));  DCL ln N − 1/τ;  triplet 0
 *     NCE softplus(−1/τ) + N softplus(−1/(τ(B − 1))): of its sum over N the little below 0 is worth much
 *
 * None for dot products, which can always grow, for a temperature that is learned, for SupCon, where it hangs on the
 * labels of the batch, and for NCE with a queue, whose rows need not lie around the origin.
 *
 * Sources: van den Oord et al. 2018 (InfoNCE), Chen et al. 2020 (NT-Xent), Yeh et al. 2022 (DCL).
 */
export function lossBounds(settings: BoundedBy): LossBounds {
  const { loss, similarity, batchSize, temperature, margin } = settings;
  const negatives = negativesOfAnchor(settings);
  const bounded = similarity === 'cosine' && !learnsTemperature(settings);
  const ifBounded = (floor: number): number | null => (bounded ? floor : null);
  switch (loss) {
    case 'nt-xent':
    case 'info-nce':
      return {
        chance: Math.log1p(negatives),
        floor: ifBounded(Math.log1p(negatives * Math.exp(-1 / temperature))),
      };
    case 'dcl':
      return { chance: Math.log(negatives), floor: ifBounded(Math.log(negatives) - 1 / temperature) };
    case 'nce': {
      const apart = softplus(-1 / (temperature * (batchSize - 1)));
      const floor = softplus(-1 / temperature) + negatives * apart;
      return {
        chance: (1 + negatives) * Math.LN2,
        floor: queueInForce(settings) > 0 ? null : ifBounded(floor),
      };
    }
    case 'triplet':
      return { chance: margin, floor: 0 };
    case 'supcon':
      return { chance: Math.log(2 * batchSize - 1), floor: null };
  }
}
