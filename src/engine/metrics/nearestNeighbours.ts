import { unitRows, type Rows } from './geometry.ts';

/** A similarity weighs exp(s/0.1), as in Wu et al. 2018 and since. */
const TEMPERATURE = 0.1;

export interface NeighbourVote {
  /** Neighbours that vote. */
  readonly k: number;
  readonly classes: number;
}

/**
 * Accuracy of a vote of the k nearest neighbours, each photo by all others.
 *
 *     ŷ = argmax_c Σ over the k nearest with label c of exp(cos(h, hᵢ)/0.1)
 *
 * A tie goes to the lowest class. Source: Wu et al. 2018, section 3.4.
 *
 * @param rows h [n, d]
 * @param labels class numbers [n]
 */
export function leaveOneOutAccuracy(rows: Rows, labels: ArrayLike<number>, vote: NeighbourVote): number {
  const units = unitRows(rows);
  const n = labels.length;
  let right = 0;
  for (let row = 0; row < n; row++) {
    if (classOf(units, row, units, labels, vote, row) === labels[row]) right += 1;
  }
  return right / n;
}

/** The same, where photos of a test set are told by those of a training set. */
export function neighbourAccuracy(
  train: Rows,
  trainLabels: ArrayLike<number>,
  test: Rows,
  testLabels: ArrayLike<number>,
  vote: NeighbourVote,
): number {
  const known = unitRows(train);
  const asked = unitRows(test);
  let right = 0;
  for (let row = 0; row < testLabels.length; row++) {
    if (classOf(asked, row, known, trainLabels, vote, -1) === testLabels[row]) right += 1;
  }
  return right / testLabels.length;
}

/** The class for which the neighbours of a row vote; `except` names one who may not. */
function classOf(
  asked: Rows,
  row: number,
  known: Rows,
  labels: ArrayLike<number>,
  { k, classes }: NeighbourVote,
  except: number,
): number {
  const nearest = nearestRows(asked, row, known, k, except);
  const votes = new Float64Array(classes);
  for (const { row: neighbour, similarity } of nearest) {
    const label = labels[neighbour] ?? 0;
    votes[label] = (votes[label] ?? 0) + Math.exp(similarity / TEMPERATURE);
  }
  return votes.indexOf(Math.max(...votes));
}

export interface Neighbour {
  readonly row: number;
  /** Cosine. */
  readonly similarity: number;
}

/**
 * The rows most similar to one, nearest first.
 *
 * @param asked unit rows, of which `row` is asked about
 * @param known unit rows to choose from
 * @param except a row of `known` that does not count, or −1
 */
export function nearestRows(asked: Rows, row: number, known: Rows, k: number, except: number): Neighbour[] {
  const { d } = known;
  const n = known.values.length / d;
  const best: Neighbour[] = [];
  for (let other = 0; other < n; other++) {
    if (other === except) continue;
    let similarity = 0;
    for (let i = 0; i < d; i++)
      similarity += (asked.values[row * d + i] ?? 0) * (known.values[other * d + i] ?? 0);
    const last = best.at(-1);
    if (best.length === k && last !== undefined && similarity <= last.similarity) continue;
    let place = best.length;
    while (place > 0 && (best[place - 1]?.similarity ?? Infinity) < similarity) place -= 1;
    best.splice(place, 0, { row: other, similarity });
    if (best.length > k) best.pop();
  }
  return best;
}
