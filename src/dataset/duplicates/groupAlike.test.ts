import { describe, expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { hammingDistance } from './differenceHash.ts';
import { groupAlike } from './groupAlike.ts';
import { MAX_DISTANCE, nearHashes, type Hashes } from './hashIndex.ts';
import { MINIATURE_BYTES } from './miniature.ts';

const word = (random: RandomStream): number => random.below(2 ** 16) * 2 ** 16 + random.below(2 ** 16);

/** Hashes of which many are near others: each is new, or an earlier one with up to 12 bits turned over. */
function nearbyHashes(count: number, newShare: number): Hashes {
  const random = new RandomStream(7, PURPOSE.sample);
  const [first, second] = [new Uint32Array(count), new Uint32Array(count)];
  for (let at = 0; at < count; at++) {
    const like = random.below(Math.max(1, at));
    const fresh = at === 0 || random.chance(newShare);
    first[at] = fresh ? word(random) : first[like]!;
    second[at] = fresh ? word(random) : second[like]!;
    for (let flips = fresh ? 0 : random.below(13); flips > 0; flips--) {
      const words = random.chance(0.5) ? first : second;
      words[at]! ^= 1 << random.below(32);
    }
  }
  return { first, second };
}

const distance = ({ first, second }: Hashes, a: number, b: number): number =>
  hammingDistance(first[a]!, second[a]!, first[b]!, second[b]!);

/** Miniatures of one colour each. */
const plain = (levels: readonly number[]): Uint8Array[] =>
  levels.map((level) => new Uint8Array(MINIATURE_BYTES).fill(level));

/** Groups by joining all pairs that are near, one comparison after the other. */
function slowGroups(hashes: Hashes): number[] {
  const groups = Array.from(hashes.first, (_, id) => id);
  for (let a = 0; a < groups.length; a++) {
    for (let b = 0; b < a; b++) {
      if (distance(hashes, a, b) > MAX_DISTANCE || groups[a] === groups[b]) continue;
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
  it('finds the pairs that a comparison of all finds, and no others', () => {
    const hashes = nearbyHashes(1200, 0.3);
    const found = new Set<string>();
    nearHashes(hashes, (low, high) => {
      expect(distance(hashes, low, high)).toBeLessThanOrEqual(MAX_DISTANCE);
      expect(low).toBeLessThan(high);
      found.add(`${low} ${high}`);
    });
    let expected = 0;
    for (let high = 0; high < 1200; high++) {
      for (let low = 0; low < high; low++) expected += distance(hashes, low, high) <= MAX_DISTANCE ? 1 : 0;
    }
    expect(expected).toBeGreaterThan(200);
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

  it('leaves photos without likeness out, and an empty set empty', () => {
    const hashes = { first: Uint32Array.of(0, 0xffff_ffff), second: Uint32Array.of(0, 0) };
    expect([...groupAlike(hashes, plain([9, 9]))]).toEqual([-1, -1]);
    expect(groupAlike({ first: new Uint32Array(), second: new Uint32Array() }, [])).toHaveLength(0);
  });

  it('takes 50,000 photos, among them 10,000 that are black', () => {
    const hashes = nearbyHashes(50_000, 0.9);
    hashes.first.fill(0, 20_000, 30_000);
    hashes.second.fill(0, 20_000, 30_000);
    const black = new Uint8Array(MINIATURE_BYTES);
    const grey = new Uint8Array(MINIATURE_BYTES).fill(128);
    const miniatures = Array.from({ length: 50_000 }, (_, id) =>
      id >= 20_000 && id < 30_000 ? black : grey,
    );
    const groups = groupAlike(hashes, miniatures);
    expect(new Set(groups.subarray(20_000, 30_000)).size).toBe(1);
    expect(groups.filter((group) => group === groups[20_000])).toHaveLength(10_000);
    expect(groups.filter((group) => group >= 0).length).toBeGreaterThan(11_000);
  });
});
