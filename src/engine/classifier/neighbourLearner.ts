import { cosines } from '../metrics/cosines.ts';
import type { Rows } from '../metrics/geometry.ts';
import { mostSimilar } from '../metrics/mostSimilar.ts';
import { neighbourVotes, silence, winner } from '../metrics/nearestNeighbours.ts';
import { rowOf, toUnitRows, type UnitRows } from '../metrics/unitRows.ts';
import type { Examples } from './examples.ts';
import type { Learner } from './learner.ts';
import type { ProbeOptions } from './probeLearner.ts';

/** Numbers of neighbours that are tried; odd where they are few, so that two classes cannot tie. */
const NEIGHBOURS = [1, 3, 5, 10, 20] as const;

/**
 * Vote of the k nearest by cosine of h, each weighing exp(cos/0.1), k by leave-one-out: the most of the examples told
 * right by the others, near-duplicates of each left out with it. Of equal ones the most neighbours win, since their
 * vote says more of how sure it is.
 */
export function neighbourLearner(
  featuresOf: (photos: Uint32Array) => Promise<Rows>,
  { classes, breathe }: Omit<ProbeOptions, 'seed'>,
): Learner {
  return {
    method: 'knn',
    learn: async (examples) => {
      const known = toUnitRows(await featuresOf(examples.photos));
      const k = await leaveOneOut(known, examples, classes, breathe);
      return {
        choice: { kind: 'neighbours', k },
        probabilities: async (photos) => {
          const asked = toUnitRows(await featuresOf(photos));
          const out = new Float32Array(photos.length * classes);
          const similarities = new Float32Array(examples.photos.length);
          for (let row = 0; row < photos.length; row++) {
            cosines(rowOf(asked, row), known.values, similarities);
            const nearest = mostSimilar(similarities, 0, similarities.length, k, -1);
            const votes = neighbourVotes(nearest, examples.labels, classes);
            const sum = votes.reduce((total, vote) => total + vote, 0);
            for (let c = 0; c < classes; c++) out[row * classes + c] = votes[c]! / sum;
            await breathe();
          }
          return out;
        },
      };
    },
  };
}

/** The number of neighbours that tells most of the examples right, each by the others. */
async function leaveOneOut(
  known: UnitRows,
  { photos, labels, groups }: Examples,
  classes: number,
  breathe: () => Promise<void>,
): Promise<number> {
  const n = photos.length;
  const tried = NEIGHBOURS.filter((k) => k < n);
  const right = tried.map(() => 0);
  const similarities = new Float32Array(n);
  const most = tried.at(-1) ?? 1;
  for (let row = 0; row < n; row++) {
    cosines(rowOf(known, row), known.values, similarities);
    silence(similarities, groups, row);
    const nearest = mostSimilar(similarities, 0, n, most, row);
    tried.forEach((k, at) => {
      if (winner(nearest.slice(0, k), labels, classes) === labels[row]) right[at] = right[at]! + 1;
    });
    await breathe();
  }
  return tried[right.lastIndexOf(Math.max(...right))] ?? 1;
}
