import { describe, expect, it } from 'vitest';
import { heldOutCount, heldOutSplit, samplePhotos, trainingCount } from './split.ts';

const settings = { heldOut: 0.1, seed: 1 };
const sorted = (ids: Iterable<number>): number[] => [...ids].sort((a, b) => a - b);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, id) => id);

describe('heldOutSplit', () => {
  it('holds out a tenth, and every photo is on one side', () => {
    const { training, heldOut } = heldOutSplit({ count: 240 }, settings);
    expect(heldOut).toHaveLength(24);
    expect(sorted([...training, ...heldOut])).toEqual(upTo(240));
  });

  it('depends on the seed, and on nothing that changes from call to call', () => {
    const first = heldOutSplit({ count: 240 }, settings);
    expect(heldOutSplit({ count: 240 }, settings)).toEqual(first);
    expect(heldOutSplit({ count: 240 }, { ...settings, seed: 2 }).heldOut).not.toEqual(first.heldOut);
  });

  it('with a share of 0 every photo is trained on, in the order of before', () => {
    const test = Uint8Array.from({ length: 100 }, (_, id) => (id % 3 === 0 ? 1 : 0));
    const { training, heldOut } = heldOutSplit({ count: 100, test }, { heldOut: 0, seed: 1 });
    expect(heldOut).toHaveLength(0);
    expect([...training]).toEqual(upTo(100).filter((id) => id % 3 !== 0));
  });

  it('knows no excluded photo', () => {
    const excluded = Uint8Array.from({ length: 100 }, (_, id) => (id < 10 ? 1 : 0));
    const { training, heldOut } = heldOutSplit({ count: 100, excluded }, settings);
    expect(heldOut).toHaveLength(9);
    expect(sorted([...training, ...heldOut])).toEqual(upTo(100).slice(10));
  });

  it('takes no photo of the test set, and a share of the others', () => {
    const test = Uint8Array.from({ length: 300 }, (_, id) => (id < 100 ? 1 : 0));
    const { training, heldOut } = heldOutSplit({ count: 300, test }, settings);
    expect(heldOut).toHaveLength(20);
    expect(training).toHaveLength(180);
    expect(Math.min(...training, ...heldOut)).toBe(100);
  });

  it('keeps near-duplicates on one side, whatever the seed', () => {
    // Groups of 7, 5, and of pairs; the last photos are alone.
    const groups = Int32Array.from({ length: 120 }, (_, id) =>
      id < 28 ? Math.floor(id / 7) : id < 48 ? 10 + Math.floor(id / 5) : id < 80 ? 30 + (id >> 1) : -1,
    );
    for (let seed = 0; seed < 20; seed++) {
      const { training, heldOut } = heldOutSplit({ count: 120, groups }, { heldOut: 0.2, seed });
      expect(heldOut).toHaveLength(24);
      const sides = [training, heldOut].map((ids) => new Set([...ids].map((id) => groups[id]!)));
      expect([...sides[0]!].filter((group) => group >= 0 && sides[1]!.has(group))).toEqual([]);
    }
  });

  it('holds out fewer rather than part of a group', () => {
    const groups = new Int32Array(60);
    const { training, heldOut } = heldOutSplit({ count: 60, groups }, settings);
    expect([training.length, heldOut.length]).toEqual([60, 0]);
  });
});

describe('how many are held out', () => {
  it('none of few photos, and never so few that there is nothing to tell apart', () => {
    expect(heldOutCount(49, 0.5)).toBe(0);
    expect(heldOutCount(50, 0.1)).toBe(5);
    expect(heldOutCount(240, 0.01)).toBe(0);
    expect(trainingCount(240, 0.1)).toBe(216);
    expect(trainingCount(40, 0.1)).toBe(40);
  });
});

describe('samplePhotos', () => {
  it('picks others with another seed, and one of each group', () => {
    const photos = Uint32Array.from(upTo(100));
    const groups = Int32Array.from(photos, (id) => (id < 80 ? id >> 2 : -1));
    const picked = samplePhotos(photos, 100, 1, groups);
    expect(picked).toHaveLength(40);
    expect(new Set(picked).size).toBe(40);
    expect(new Set([...picked].filter((id) => id < 80).map((id) => id >> 2)).size).toBe(20);
    expect(samplePhotos(photos, 30, 1, undefined)).toHaveLength(30);
    expect(samplePhotos(photos, 30, 2, undefined)).not.toEqual(samplePhotos(photos, 30, 1, undefined));
  });
});
