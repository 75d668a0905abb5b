import * as tf from '@tensorflow/tfjs-core';
import { product } from '../kernels/product/product.ts';
import { unitRows, type Rows } from './geometry.ts';

/** A similarity weighs exp(s/0.1), as in Wu et al. 2018 and since. */
const TEMPERATURE = 0.1;

/** Rows whose similarities to all others are computed at once, on the device. */
const CHUNK = 64;

export interface NeighbourVote {
  /** Neighbours that vote. */
  readonly k: number;
  readonly classes: number;
}

/** Rows with the class number of each. */
export interface LabelledRows {
  readonly rows: Rows;
  readonly labels: ArrayLike<number>;
}

/**
 * Accuracy of a vote of the k nearest neighbours, each row told by all others.
 *
 *     ŷ = argmax_c Σ over the k nearest with label c of exp(cos(h, hᵢ)/0.1)
 *
 * A tie goes to the lowest class. Source: Wu et al. 2018, section 3.4.
 *
 * @param breathe lets messages in between two chunks
 */
export function leaveOneOutAccuracy(
  all: LabelledRows,
  vote: NeighbourVote,
  breathe: () => Promise<void>,
): Promise<number> {
  return voteAccuracy(all, all, true, vote, breathe);
}

/** The same, where rows of a test set are told by those of a training set. */
export function neighbourAccuracy(
  train: LabelledRows,
  test: LabelledRows,
  vote: NeighbourVote,
  breathe: () => Promise<void>,
): Promise<number> {
  return voteAccuracy(train, test, false, vote, breathe);
}

/** `leaveOneOutAccuracy` of a few hundred rows, computed here: nothing to compile, nothing to read back. */
export function leaveOneOutOfFew({ rows, labels }: LabelledRows, vote: NeighbourVote): number {
  const { values, d } = unitRows(rows);
  const count = labels.length;
  const similarities = new Float32Array(count);
  let right = 0;
  for (let row = 0; row < count; row++) {
    for (let other = 0; other < count; other++) {
      let cosine = 0;
      for (let k = 0; k < d; k++) cosine += values[row * d + k]! * values[other * d + k]!;
      similarities[other] = cosine;
    }
    const nearest = mostSimilar(similarities, 0, count, vote.k, row);
    if (winner(nearest, labels, vote.classes) === labels[row]) right += 1;
  }
  return right / count;
}

async function voteAccuracy(
  known: LabelledRows,
  asked: LabelledRows,
  leaveOut: boolean,
  vote: NeighbourVote,
  breathe: () => Promise<void>,
): Promise<number> {
  const count = asked.labels.length;
  let right = 0;
  const columns = unitTensor(known.rows, 'columns'); // [d, n]
  const rows = unitTensor(asked.rows, 'rows'); // [count, d]
  try {
    for (let start = 0; start < count; start += CHUNK) {
      const size = Math.min(CHUNK, count - start);
      const similarities = tf.tidy(() => product(tf.slice(rows, [start, 0], [size, -1]), columns)); // [size, n]
      const values = (await similarities.data()) as Float32Array;
      similarities.dispose();
      for (let row = 0; row < size; row++) {
        const nearest = mostSimilar(values, row, known.labels.length, vote.k, leaveOut ? start + row : -1);
        if (winner(nearest, known.labels, vote.classes) === asked.labels[start + row]) right += 1;
      }
      await breathe();
    }
  } finally {
    tf.dispose([columns, rows]);
  }
  return right / count;
}

/** Unit rows on the device: as they are, or turned to columns. */
function unitTensor(rows: Rows, as: 'rows' | 'columns'): tf.Tensor2D {
  const { values, d } = unitRows(rows);
  return tf.tidy(() => {
    const table = tf.tensor2d(Float32Array.from(values), [values.length / d, d]);
    return as === 'rows' ? table : tf.transpose(table);
  });
}

export interface Neighbour {
  readonly row: number;
  /** Cosine. */
  readonly similarity: number;
}

/** The k largest of a row of similarities [rows, n], largest first; equal ones in order of their place. */
export function mostSimilar(
  values: Float32Array,
  row: number,
  n: number,
  k: number,
  except: number,
): Neighbour[] {
  const best: Neighbour[] = [];
  for (let other = 0; other < n; other++) {
    const similarity = values[row * n + other]!;
    if (other === except || (best.length === k && similarity <= best[k - 1]!.similarity)) continue;
    let place = best.length;
    while (place > 0 && best[place - 1]!.similarity < similarity) place -= 1;
    best.splice(place, 0, { row: other, similarity });
    if (best.length > k) best.pop();
  }
  return best;
}

function winner(nearest: readonly Neighbour[], labels: ArrayLike<number>, classes: number): number {
  const votes = new Float64Array(classes);
  for (const { row, similarity } of nearest) {
    const label = labels[row]!;
    votes[label] = votes[label]! + Math.exp(similarity / TEMPERATURE);
  }
  return votes.indexOf(Math.max(...votes));
}
