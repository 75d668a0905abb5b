import { describe, expect, it } from 'vitest';
import type { PhotoGroup } from './duplicates.ts';
import { choicesAfter, groupNumbers, joinPairs } from './pairMarks.ts';

const group = (...photos: number[]): PhotoGroup => ({ photos, best: photos[0]!, trainable: photos.length });

describe('joinPairs', () => {
  it('leaves groups as they are where nothing is joined', () => {
    const groups = Int32Array.from([-1, 0, 0, -1, 1, 1]);
    expect(joinPairs(groups, [])).toEqual(groups);
  });

  it('brings single photos and whole groups together', () => {
    const groups = Int32Array.from([-1, 0, 0, -1, 1, 1, -1]);
    expect([...joinPairs(groups, [[0, 3]])]).toEqual([0, 1, 1, 0, 2, 2, -1]);
    expect([...joinPairs(groups, [[2, 5]])]).toEqual([-1, 0, 0, -1, 0, 0, -1]);
  });

  it('what is the same as the same thing is the same', () => {
    const pairs = [
      [4, 2],
      [2, 0],
    ] as const;
    expect([...joinPairs(new Int32Array(5).fill(-1), pairs)]).toEqual([0, -1, 0, -1, 0]);
  });
});

it('groups are told by number as they were', () => {
  expect([...groupNumbers(5, [group(1, 3), group(2, 4)])]).toEqual([-1, 0, 1, 0, 1]);
});

it('choices for groups go with their photos when others are joined before them', () => {
  const before = [group(3, 4), group(8, 9)];
  const after = [group(1, 2), group(3, 4), group(8, 9)];
  const choices = choicesAfter(before, new Map([[1, 'positives']]), after);
  expect([...choices]).toEqual([[2, 'positives']]);
});
