import { describe, expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { batchesAnEpoch } from './apart.ts';
import { Batches } from './batches.ts';

const all = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, id) => id);

/** Groups of the sizes given, in random places, and the rest without. */
function groupsOf(count: number, sizes: readonly number[], seed = 1): Int32Array {
  const random = new RandomStream(seed, PURPOSE.sample);
  const groups = new Int32Array(count).fill(-1);
  sizes.forEach((size, group) => {
    for (let left = size; left > 0;) {
      const id = random.below(count);
      if (groups[id] !== -1) continue;
      groups[id] = group;
      left -= 1;
    }
  });
  return groups;
}

const epochOf = (batches: Batches, first: number, steps: number): number[][] =>
  Array.from({ length: steps }, (_, at) => [...batches.at(first + at)]);

describe('batches of photos with near-duplicates', () => {
  it.each([
    ['pairs', 64, 8, [2, 2, 2, 2, 2]],
    ['bursts', 100, 16, [6, 6, 5, 4, 3, 2]],
    ['nearly nothing else', 60, 10, new Array<number>(20).fill(3)],
    ['a partial batch', 71, 8, [4, 3, 2, 2]],
    ['a group larger than the batches are many', 90, 16, [30, 2]],
    ['all in a few groups', 40, 4, [10, 10, 10, 10]],
  ])('never two of a group in one, each photo once: %s', (_, count, size, sizes) => {
    const groups = groupsOf(count, sizes);
    const perEpoch = batchesAnEpoch(all(count), size, groups);
    for (const seed of [1, 2, 3]) {
      const batches = new Batches(all(count), size, seed, groups);
      for (const epoch of [0, 1]) {
        const steps = epochOf(batches, epoch * perEpoch + 1, perEpoch);
        for (const batch of steps) {
          expect(batch).toHaveLength(size);
          const kinds = batch.map((id) => (groups[id]! < 0 ? `photo ${id}` : `group ${groups[id]!}`));
          expect(new Set(kinds).size).toBe(size);
        }
        expect(new Set(steps.flat()).size).toBe(perEpoch * size);
      }
    }
  });

  it('are as many as without, as long as the groups allow it', () => {
    expect(batchesAnEpoch(all(64), 8, groupsOf(64, [8, 8, 2]))).toBe(8);
    expect(batchesAnEpoch(all(64), 8, groupsOf(64, [9]))).toBe(7);
    expect(batchesAnEpoch(all(40), 4, groupsOf(40, [10, 10, 10, 10]))).toBe(10);
    expect(batchesAnEpoch(all(10), 4, groupsOf(10, [8]))).toBe(0);
  });

  it('show what had to wait in another epoch', () => {
    const groups = groupsOf(90, [30]);
    const perEpoch = batchesAnEpoch(all(90), 16, groups);
    const batches = new Batches(all(90), 16, 1, groups);
    const seen = new Set(epochOf(batches, 1, 30 * perEpoch).flat());
    expect(seen.size).toBe(90);
  });

  it('depend on seed and step alone', () => {
    const groups = groupsOf(60, [4, 4, 3]);
    const at = (seed: number, step: number): Uint32Array => new Batches(all(60), 8, seed, groups).at(step);
    expect(at(3, 17)).toEqual(at(3, 17));
    expect(at(3, 1)).not.toEqual(at(4, 1));
    expect(at(3, 1)).not.toEqual(at(3, 8));
  });

  it('are those of photos without any, where no group has two that are trained on', () => {
    const groups = Int32Array.from({ length: 50 }, (_, id) => (id < 40 ? -1 : id % 5));
    const photos = all(50).subarray(0, 45);
    expect(new Batches(photos, 8, 3, groups).at(9)).toEqual(new Batches(photos, 8, 3).at(9));
    expect(new Batches(all(50), 8, 3, new Int32Array(50).fill(-1)).at(9)).toEqual(
      new Batches(all(50), 8, 3).at(9),
    );
  });

  it('do not mix the same groups in every batch of an epoch', () => {
    const groups = Int32Array.from({ length: 400 }, (_, id) => id >> 1);
    const batches = new Batches(all(400), 20, 1, groups);
    const neighbours = epochOf(batches, 1, 20).map((batch) => new Set(batch.map((id) => groups[id]!)));
    const shared = neighbours.map((kinds, at) => {
      const other = neighbours[(at + 1) % 20]!;
      return [...kinds].filter((kind) => other.has(kind)).length;
    });
    expect(Math.max(...shared)).toBeLessThan(15);
  });

  it('refuse where too few photos differ', () => {
    expect(() => new Batches(all(10), 4, 1, groupsOf(10, [8]))).toThrow(/needs as many photos; there are 3/);
  });
});
