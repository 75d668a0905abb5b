import type { LossName, Similarity } from './settings.ts';

/** Two lines that tell where a loss stands. */
export interface LossBounds {
  /** The loss of a network that cannot tell any view from any other: all similarities equal. */
  readonly chance: number;
  /** The least that the similarity allows, or null where there is no least (dot product). */
  readonly floor: number | null;
}

/**
 * NT-Xent over 2B views: chance is ln(2B − 1). With cosine similarity the floor is that of pairs at
 * similarity 1 and all other views at right angles to them, ln(1 + (2B − 2) e^(−1/τ)): the negatives
 * cannot all point away from an anchor, since their mean similarity is at least −1/(B − 1), about 0.
 * DCL leaves the positive out of the denominator: chance ln(2B − 2), floor ln(2B − 2) − 1/τ.
 *
 * Sources: van den Oord et al. 2018 (InfoNCE), Chen et al. 2020 (NT-Xent), Yeh et al. 2022 (DCL).
 */
export function lossBounds(
  loss: LossName,
  similarity: Similarity,
  batchSize: number,
  temperature: number,
): LossBounds {
  const negatives = 2 * batchSize - 2;
  const bounded = similarity === 'cosine';
  switch (loss) {
    case 'nt-xent':
      return {
        chance: Math.log(negatives + 1),
        floor: bounded ? Math.log1p(negatives * Math.exp(-1 / temperature)) : null,
      };
    case 'dcl':
      return { chance: Math.log(negatives), floor: bounded ? Math.log(negatives) - 1 / temperature : null };
  }
}
