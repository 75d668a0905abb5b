import * as tf from '@tensorflow/tfjs-core';
import { product } from '../kernels/product/product.ts';
import { unitRows, type Rows } from './geometry.ts';
import { mostSimilar, type Neighbour } from './mostSimilar.ts';

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
  /** Rows of one number show the same thing; −1 is alone. Absent where all are alone. */
  readonly groups?: ArrayLike<number> | undefined;
}

/**
 * Accuracy of a vote of the k nearest neighbours, each row told by all others but those that show the same thing: a
 * copy of a photo knows its class whatever the representation is worth.
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
  return voteAccuracy(all, all, all.groups ?? 'alone', vote, breathe);
}

/** The same, where rows of a test set are told by those of a training set. */
export function neighbourAccuracy(
  train: LabelledRows,
  test: LabelledRows,
  vote: NeighbourVote,
  breathe: () => Promise<void>,
): Promise<number> {
  return voteAccuracy(train, test, 'nobody', vote, breathe);
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
  leftOut: LeftOut,
  vote: NeighbourVote,
  breathe: () => Promise<void>,
): Promise<number> {
  const classOf = (nearest: readonly Neighbour[]): number => winner(nearest, known.labels, vote.classes);
  let right = 0;
  await eachNeighbourhood(known.rows, asked.rows, { k: vote.k, leftOut, breathe }, (row, nearest) => {
    if (classOf(nearest) === asked.labels[row]) right += 1;
  });
  return right / asked.labels.length;
}

/**
 * The k nearest of each row among all others, by cosine.
 *
 * @returns rows, the most alike first, [n, k]
 */
export async function neighbourTable(
  rows: Rows,
  k: number,
  breathe: () => Promise<void>,
): Promise<Int32Array> {
  const table = new Int32Array((rows.values.length / rows.d) * k);
  await eachNeighbourhood(rows, rows, { k, leftOut: 'alone', breathe }, (row, nearest) => {
    nearest.forEach((neighbour, place) => (table[row * k + place] = neighbour.row));
  });
  return table;
}

/** Of each row the share of its k neighbours that two tables [n, k] agree on. [n] */
export function sharedNeighbours(one: Int32Array, other: Int32Array, k: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: one.length / k }, (_, row) => {
    const known = new Set(one.subarray(row * k, (row + 1) * k));
    return other.subarray(row * k, (row + 1) * k).reduce((sum, id) => sum + (known.has(id) ? 1 : 0), 0) / k;
  });
}

/**
 * Who of the known rows may not tell an asked one: nobody; or, where they are the same rows, itself alone, or with it
 * those of its group.
 */
type LeftOut = 'nobody' | 'alone' | ArrayLike<number>;

interface Search {
  readonly k: number;
  readonly leftOut: LeftOut;
  readonly breathe: () => Promise<void>;
}

/** Finds the nearest of each asked row among the known ones, a chunk of rows at a time. */
async function eachNeighbourhood(
  known: Rows,
  asked: Rows,
  { k, leftOut, breathe }: Search,
  visit: (row: number, nearest: readonly Neighbour[]) => void,
): Promise<void> {
  const n = known.values.length / known.d;
  const count = asked.values.length / asked.d;
  const columns = unitTensor(known, 'columns'); // [d, n]
  const rows = unitTensor(asked, 'rows'); // [count, d]
  try {
    for (let start = 0; start < count; start += CHUNK) {
      const size = Math.min(CHUNK, count - start);
      const similarities = tf.tidy(() => product(tf.slice(rows, [start, 0], [size, -1]), columns)); // [size, n]
      const values = (await similarities.data()) as Float32Array;
      similarities.dispose();
      for (let row = 0; row < size; row++) {
        const own = start + row;
        if (typeof leftOut !== 'string') silence(values.subarray(row * n, (row + 1) * n), leftOut, own);
        visit(own, mostSimilar(values, row, n, k, leftOut === 'nobody' ? -1 : own));
      }
      await breathe();
    }
  } finally {
    tf.dispose([columns, rows]);
  }
}

/** Takes the vote from those of a row's group: exp(−∞) weighs nothing. */
export function silence(similarities: Float32Array, groups: ArrayLike<number>, row: number): void {
  const group = groups[row] ?? -1;
  if (group < 0) return;
  for (let other = 0; other < similarities.length; other++)
    if (groups[other] === group) similarities[other] = -Infinity;
}

/** Unit rows on the device: as they are, or turned to columns. */
function unitTensor(rows: Rows, as: 'rows' | 'columns'): tf.Tensor2D {
  const { values, d } = unitRows(rows);
  return tf.tidy(() => {
    const table = tf.tensor2d(Float32Array.from(values), [values.length / d, d]);
    return as === 'rows' ? table : tf.transpose(table);
  });
}

/** The class that the nearest vote for; the first of equals. */
export function winner(nearest: readonly Neighbour[], labels: ArrayLike<number>, classes: number): number {
  const votes = neighbourVotes(nearest, labels, classes);
  return votes.indexOf(Math.max(...votes));
}

/** What neighbours say of each class together: Σ exp(cos/0.1) of those that are of it. [classes] */
export function neighbourVotes(
  nearest: readonly Neighbour[],
  labels: ArrayLike<number>,
  classes: number,
): Float64Array {
  const votes = new Float64Array(classes);
  for (const { row, similarity } of nearest) {
    const label = labels[row]!;
    votes[label] = votes[label]! + Math.exp(similarity / TEMPERATURE);
  }
  return votes;
}
