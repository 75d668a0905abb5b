import { describe, expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { hammingDistance } from './differenceHash.ts';
import { groupAlike } from './groupAlike.ts';
import { isNear, nearHashes, type Hashes } from './hashIndex.ts';
import type { Miniature } from './miniature.ts';

const word = (random: RandomStream): number => random.below(2 ** 16) * 2 ** 16 + random.below(2 ** 16);

/** A word of few ones. */
const sparse = (random: RandomStream): number => word(random) & word(random) & word(random);

/** Hashes of which many are near others: each is new, or an earlier one with up to 12 bits turned over. */
function nearbyHashes(count: number, newShare: number, fresh = word): Hashes {
  const random = new RandomStream(7, PURPOSE.sample);
  const [first, second] = [new Uint32Array(count), new Uint32Array(count)];
  for (let at = 0; at < count; at++) {
    const like = random.below(Math.max(1, at));
    const isNew = at === 0 || random.chance(newShare);
    first[at] = isNew ? fresh(random) : first[like]!;
    second[at] = isNew ? fresh(random) : second[like]!;
    for (let flips = isNew ? 0 : random.below(13); flips > 0; flips--) {
      const words = random.chance(0.5) ? first : second;
      words[at]! ^= 1 << random.below(32);
    }
  }
  return { first, second };
}

const near = ({ first, second }: Hashes, a: number, b: number): boolean => {
  const ones = [a, b].reduce((sum, at) => sum + hammingDistance(first[at]!, second[at]!, 0, 0), 0);
  return isNear(hammingDistance(first[a]!, second[a]!, first[b]!, second[b]!), ones);
};

/** Miniatures of one colour each. */
const plain = (levels: readonly number[]): Miniature[] =>
  levels.map((level) => ({
    colours: new Uint8Array(192).fill(level),
    spread: 0,
    sum: 192 * level,
    norm: level,
  }));

/** Groups by joining all pairs that are near, one comparison after the other. */
function slowGroups(hashes: Hashes): number[] {
  const groups = Array.from(hashes.first, (_, id) => id);
  for (let a = 0; a < groups.length; a++) {
    for (let b = 0; b < a; b++) {
      if (!near(hashes, a, b) || groups[a] === groups[b]) continue;
      const [low, high] = [Math.min(groups[a]!, groups[b]!), Math.max(groups[a]!, groups[b]!)];
      groups.forEach((group, id) => (groups[id] = group === high ? low : group));
    }
  }
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    if (groups.filter((other) => other === group).length < 2) return -1;
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return numbers.get(group)!;
  });
}

describe('nearHashes', () => {
  it.each([
    ['dense', word],
    ['sparse', sparse],
  ])('finds the pairs that a comparison of all finds, and no others: %s', (_, fresh) => {
    const hashes = nearbyHashes(1200, 0.3, fresh);
    const found = new Set<string>();
    nearHashes(hashes, (low, high) => {
      expect(near(hashes, low, high)).toBe(true);
      expect(low).toBeLessThan(high);
      found.add(`${low} ${high}`);
      return true;
    });
    let expected = 0;
    for (let high = 0; high < 1200; high++) {
      for (let low = 0; low < high; low++) expected += near(hashes, low, high) ? 1 : 0;
    }
    expect(expected).toBeGreaterThan(100);
    expect(found.size).toBe(expected);
  });
});

describe('groupAlike', () => {
  it('agrees with joining all near pairs one by one', () => {
    const hashes = nearbyHashes(600, 0.5);
    const groups = groupAlike(hashes, plain(new Array<number>(600).fill(9)));
    expect([...groups]).toEqual(slowGroups(hashes));
  });

  it('parts what has one hash and looks different, and joins what has not and looks the same', () => {
    const first = Uint32Array.of(0, 0, 0, 0, 0xffff_0000, 0xffff_0001);
    const levels = [0, 255, 1, 254, 50, 50];
    expect([...groupAlike({ first, second: new Uint32Array(6) }, plain(levels))]).toEqual([0, 1, 0, 1, 2, 2]);
  });

  it('does not join far ends by a chain of small changes', () => {
    const hashes = { first: new Uint32Array(40), second: new Uint32Array(40) };
    const groups = groupAlike(hashes, plain(Array.from({ length: 40 }, (_, at) => 100 + 3 * at)));
    expect(new Set(groups).size).toBeGreaterThan(3);
  });

  it('leaves photos without likeness out, and an empty set empty', () => {
    const hashes = { first: Uint32Array.of(0, 0xffff_ffff), second: Uint32Array.of(0, 0) };
    expect([...groupAlike(hashes, plain([9, 9]))]).toEqual([-1, -1]);
    expect(groupAlike({ first: new Uint32Array(), second: new Uint32Array() }, [])).toHaveLength(0);
  });

  it('takes 50,000 photos, among them 10,000 that are black', () => {
    const hashes = nearbyHashes(50_000, 0.9);
    hashes.first.fill(0, 20_000, 30_000);
    hashes.second.fill(0, 20_000, 30_000);
    const [black, grey] = plain([0, 128]) as [Miniature, Miniature];
    const miniatures = Array.from({ length: 50_000 }, (_, id) =>
      id >= 20_000 && id < 30_000 ? black : grey,
    );
    const groups = groupAlike(hashes, miniatures);
    expect(new Set(groups.subarray(20_000, 30_000)).size).toBe(1);
    expect(groups.filter((group) => group === groups[20_000])).toHaveLength(10_000);
    expect(groups.filter((group) => group >= 0).length).toBeGreaterThan(11_000);
  });
});
