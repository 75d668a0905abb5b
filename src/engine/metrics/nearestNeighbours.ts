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
  const classOf = (nearest: readonly Neighbour[]): number => winner(nearest, known.labels, vote.classes);
  let right = 0;
  await eachNeighbourhood(known.rows, asked.rows, { k: vote.k, leaveOut, breathe }, (row, nearest) => {
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
  await eachNeighbourhood(rows, rows, { k, leaveOut: true, breathe }, (row, nearest) => {
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

interface Search {
  readonly k: number;
  /** Whether known and asked rows are the same ones, of which none is its own neighbour. */
  readonly leaveOut: boolean;
  readonly breathe: () => Promise<void>;
}

/** Finds the nearest of each asked row among the known ones, a chunk of rows at a time. */
async function eachNeighbourhood(
  known: Rows,
  asked: Rows,
  { k, leaveOut, breathe }: Search,
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
        visit(start + row, mostSimilar(values, row, n, k, leaveOut ? start + row : -1));
      }
      await breathe();
    }
  } finally {
    tf.dispose([columns, rows]);
  }
}

/** Unit rows on the device: as they are, or turned to columns. */
function unitTensor(rows: Rows, as: 'rows' | 'columns'): tf.Tensor2D {
  const { values, d } = unitRows(rows);
  return tf.tidy(() => {
    const table = tf.tensor2d(Float32Array.from(values), [values.length / d, d]);
    return as === 'rows' ? table : tf.transpose(table);
  });
}

function winner(nearest: readonly Neighbour[], labels: ArrayLike<number>, classes: number): number {
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
