import { DisjointSets } from '../../core/disjointSets.ts';
import { nearHashes, type Hashes } from './hashIndex.ts';
import { looksSame, type Miniature } from './miniature.ts';

/**
 * Groups of near-duplicates: photos are joined where their hashes are near and their miniatures look the same, if the
 * first photos of their groups look the same too: else a chain of small changes could join what is nothing alike.
 *
 * @param hashes of all photos
 * @param miniatures of all photos
 * @returns [photos]: numbers from 0 in order of the groups' first photos; −1 for a photo in none
 */
export function groupAlike(hashes: Hashes, miniatures: readonly Miniature[]): Int32Array<ArrayBuffer> {
  const sets = new DisjointSets(miniatures.length);
  const alike = (a: number, b: number): boolean => looksSame(miniatures[a]!, miniatures[b]!);
  const distinct = mergeEqual(hashes, sets, alike);
  const reduced = {
    first: Uint32Array.from(distinct, (id) => hashes.first[id]!),
    second: Uint32Array.from(distinct, (id) => hashes.second[id]!),
  };
  nearHashes(reduced, (low, high) => {
    const [a, b] = [distinct[low]!, distinct[high]!];
    const [firstA, firstB] = [sets.rootOf(a), sets.rootOf(b)];
    if (firstA !== firstB && alike(firstA, firstB) && alike(a, b)) sets.join(a, b);
  });
  return sets.numbered();
}

/**
 * Joins photos of equal hashes that look the same, each compared with one of each kind: a thousand black photos cost a
 * thousand comparisons, not their square.
 *
 * @returns one photo of each kind, in order of id
 */
function mergeEqual(
  { first, second }: Hashes,
  sets: DisjointSets,
  alike: (a: number, b: number) => boolean,
): number[] {
  const kinds = new Map<number, Map<number, number[]>>();
  const distinct: number[] = [];
  for (let id = 0; id < first.length; id++) {
    const row = kinds.get(first[id]!) ?? new Map<number, number[]>();
    kinds.set(first[id]!, row);
    const known = row.get(second[id]!) ?? [];
    row.set(second[id]!, known);
    const same = known.find((one) => alike(one, id));
    if (same === undefined) {
      known.push(id);
      distinct.push(id);
    } else sets.join(same, id);
  }
  return distinct;
}
