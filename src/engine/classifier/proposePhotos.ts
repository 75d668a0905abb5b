import type { LabelledTask, Proposals } from '../../core/classification.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import { cosines } from '../metrics/cosines.ts';
import { rowOf, toUnitRows, type UnitRows } from '../metrics/unitRows.ts';
import { partsOf } from './examples.ts';
import { fitLinearHead, headProbabilities } from './linearHead.ts';
import { allPhotos } from './representation.ts';
import type { Features } from './representations.ts';

/** Candidates that a wish for difference may choose from, for each photo that is proposed. */
const CANDIDATES_EACH = 10;

/** How unsure a row of probabilities is: 1 − (largest − second largest). Source: Scheffer et al. 2001, margin sampling. */
function uncertainty(probabilities: ArrayLike<number>): number {
  let [first, second] = [0, 0];
  for (let c = 0; c < probabilities.length; c++) {
    const value = probabilities[c]!;
    if (value > first) [first, second] = [value, first];
    else if (value > second) second = value;
  }
  return 1 - (first - second);
}

/**
 * Chooses rows one after the other, each the one whose worth times its distance from all chosen before, and from what is
 * labelled, is largest: what is uncertain, and none like another. With equal worth this is the greedy k-center, which
 * covers the whole set. Source: Sener & Savarese 2018, core-set selection; distance is 1 − cosine.
 *
 * @param rows of the candidates
 * @param worth of each, [n]
 * @param known rows of photos that have a label
 * @returns rows, in the order chosen
 */
function chooseDiverse(rows: UnitRows, worth: ArrayLike<number>, known: UnitRows, count: number): number[] {
  const { values, d } = rows;
  const n = values.length / d;
  // Only the most uncertain come into question, of equal ones all: beyond them distance would find mere outliers.
  const ranked = [...Array(n).keys()].sort((a, b) => worth[b]! - worth[a]!);
  const least = worth[ranked[Math.min(n, CANDIDATES_EACH * count) - 1] ?? 0] ?? 0;
  const distance = new Float32Array(n).fill(2);
  const similarities = new Float32Array(n);
  const keepApart = (from: Float32Array): void => {
    cosines(from, values, similarities);
    for (let row = 0; row < n; row++) distance[row] = Math.min(distance[row]!, 1 - similarities[row]!);
  };
  for (let row = 0; row < known.values.length / d; row++) keepApart(rowOf(known, row));
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, n)) {
    let best = -1;
    let most = -1;
    for (let row = 0; row < n; row++) {
      if (worth[row]! < least || distance[row]! < 0) continue;
      const score = worth[row]! * Math.max(0, distance[row]!);
      if (score > most) [best, most] = [row, score];
    }
    if (best < 0) break;
    chosen.push(best);
    keepApart(rowOf(rows, best));
    distance[best] = -1; // not again
  }
  return chosen;
}

/**
 * Photos without a label that would teach most: where two classes have labels, those of which a probe of these is least
 * sure, else all alike; and none like another. Of a test set none is proposed, and nothing like one of it.
 */
export async function proposeToLabel(
  task: LabelledTask,
  photos: PackedPhotos,
  { h, breathe }: Pick<Features, 'h' | 'breathe'>,
  count: number,
): Promise<Proposals> {
  const { labels, excluded, classes, seed } = task;
  const partOf = partsOf(task, photos);
  const isOpen = (id: number): boolean => excluded?.[id] !== 1 && partOf(id) === 'known';
  const all = allPhotos(photos.count).filter(isOpen);
  const [asked, known] = [
    all.filter((id) => (labels[id] ?? -1) < 0),
    all.filter((id) => (labels[id] ?? -1) >= 0),
  ];
  const [rows, knownRows] = [await h(asked), await h(known)];
  const answers = Int32Array.from(known, (id) => labels[id]!);
  const canTell = new Set(answers).size > 1;
  const table = canTell
    ? headProbabilities(
        (await fitLinearHead(knownRows, { labels: answers }, classes.length, { seed, breathe })).head,
        rows,
      )
    : null;
  const toldOf = (row: number): Float32Array =>
    table?.subarray(row * classes.length, (row + 1) * classes.length) ?? new Float32Array();
  const worth = Float32Array.from(asked, (_, row) => (table === null ? 1 : uncertainty(toldOf(row))));
  const chosen = chooseDiverse(toUnitRows(rows), worth, toUnitRows(knownRows), count);
  const likely = chosen.map((row) => (table === null ? -1 : toldOf(row).indexOf(Math.max(...toldOf(row)))));
  return {
    photos: Uint32Array.from(chosen, (row) => asked[row]!),
    by: canTell ? 'uncertainty' : 'coverage',
    likely: Int32Array.from(likely),
    confidence: Float32Array.from(chosen, (row) => (table === null ? 0 : Math.max(...toldOf(row)))),
  };
}
