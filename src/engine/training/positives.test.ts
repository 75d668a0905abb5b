import { describe, expect, it } from 'vitest';
import { identitiesOf, Positives } from './positives.ts';

const GROUPS = Int32Array.of(-1, 0, 0, 1, 0, 1, 2, 2);
const ALL = [0, 1, 2, 3, 4, 5, 6, 7];
const marks = (...positives: number[]) => ({ groups: GROUPS, positives: Uint8Array.from(positives) });
const GROUP_0 = marks(0, 1, 1, 0, 1, 0, 0, 0);

describe('Positives', () => {
  it('gives another photo of the group, each as often, and itself to a photo that has none', () => {
    const positives = Positives.of(ALL, GROUP_0)!;
    const counts = new Map<number, number>();
    for (let step = 1; step <= 900; step++) {
      const [first, second, third = -1] = positives.partners([0, 3, 2], { seed: 5, step });
      expect([first, second]).toEqual([0, 3]);
      counts.set(third, (counts.get(third) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1, 4]);
    expect((counts.get(1) ?? 0) / 900).toBeCloseTo(0.5, 1);
  });

  it('depends on seed, step and photo alone', () => {
    const of = (ids: number[], step: number) => [
      ...Positives.of(ALL, GROUP_0)!.partners(ids, { seed: 5, step }),
    ];
    for (let step = 1; step < 20; step++) expect(of([4], step)[0]).toBe(of([0, 1, 4], step)[2]);
  });

  it('leaves out photos that are not trained on', () => {
    expect(Positives.of([0, 1, 3, 5], GROUP_0)).toBeNull();
    const some = Positives.of([0, 1, 2], GROUP_0)!;
    for (let step = 1; step < 20; step++)
      expect([...some.partners([1, 2], { seed: 1, step })]).toEqual([2, 1]);
  });

  it('is nothing where nothing was chosen', () => {
    expect(Positives.of(ALL, {})).toBeNull();
    expect(Positives.of(ALL, { groups: GROUPS })).toBeNull();
  });

  it('names a group by its first photo', () => {
    expect([...identitiesOf(8, GROUPS)!]).toEqual([0, 1, 1, 3, 1, 3, 6, 6]);
    expect(identitiesOf(8, undefined)).toBeUndefined();
  });
});
