import { nearDuplicateOf } from '../../core/duplicates.ts';
import type { Scores } from '../../core/scores.ts';
import type { Rows } from '../metrics/geometry.ts';
import { leaveOneOutAccuracy, neighbourAccuracy, type LabelledRows } from '../metrics/nearestNeighbours.ts';
import { fewLabelsAccuracy, linearProbeAccuracy } from './linearProbe.ts';
import { pickRows } from './standardise.ts';

/** Neighbours that vote: few where each photo is told by the others of a small set. */
const NEIGHBOURS = { leaveOneOut: 5, testSet: 20 } as const;

/** What is known of the photos, by which a representation is judged. Never used to train. */
export interface Answers {
  /** Class number of each photo, or −1 where it has none. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** 1 for photos of a test set, whose answers no classifier sees; all 0 where there is no such set. */
  readonly test: Uint8Array;
  /** Photos of one number show the same thing, and are never told by one another; −1 is alone. */
  readonly groups?: ArrayLike<number> | undefined;
}

/**
 * Judges features of photos by their labels.
 *
 * @param features one row a photo
 * @param breathe lets messages in
 * @returns null where fewer than two classes have photos to judge by
 */
export async function judge(
  features: Rows,
  { labels, classes, test, groups }: Answers,
  seed: number,
  breathe: () => Promise<void>,
): Promise<Scores | null> {
  const labelled = [...labels.keys()].filter((row) => labels[row]! >= 0);
  const part = (rows: readonly number[]): LabelledRows => ({
    rows: pickRows(features, rows),
    labels: rows.map((row) => labels[row]!),
    groups: rows.map((row) => groups?.[row] ?? -1),
  });
  const askedRows = labelled.filter((row) => test[row] === 1);
  const isTold = nearDuplicateOf(askedRows, groups);
  const asked = part(askedRows);
  const known = part(labelled.filter((row) => test[row] === 0 && !isTold(row)));
  if (new Set(Array.from(known.labels)).size < 2) return null;
  if (asked.labels.length > 0) {
    const vote = { k: NEIGHBOURS.testSet, classes };
    return {
      knn: await neighbourAccuracy(known, asked, vote, breathe),
      probe: await linearProbeAccuracy(known, asked, classes, breathe),
    };
  }
  const vote = { k: NEIGHBOURS.leaveOneOut, classes };
  const few = await fewLabelsAccuracy(known, classes, seed, breathe);
  return { knn: await leaveOneOutAccuracy(known, vote, breathe), ...(few === null ? {} : { few }) };
}
