import { describe, expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { rmsRadius } from './align.ts';
import { exactNeighbours } from './exactNeighbours.ts';
import { normaliseLength } from './pca.ts';
import { umapLayout } from './umap.ts';

const D = 8;
const GROUPS = 3;
const EACH = 20;

/** Rows about three directions, one after the other in turns, and a start that tells nothing of them. */
function groups(): { rows: Float32Array; start: Float32Array } {
  const random = new RandomStream(1, PURPOSE.preview);
  const rows = Float32Array.from({ length: GROUPS * EACH * D }, (_, at) => {
    const group = Math.floor(at / D) % GROUPS;
    return (at % D === group ? 1 : 0) + random.between(-0.15, 0.15);
  });
  normaliseLength(rows, D);
  const start = Float32Array.from({ length: GROUPS * EACH * 2 }, () => random.between(-1, 1));
  return { rows, start };
}

const silent = (): void => undefined;

describe('umapLayout', () => {
  const { rows, start } = groups();
  const layOut = (seed: number, onProgress: (share: number) => void = silent): Float32Array =>
    umapLayout({ rows, d: D, start, seed, onProgress });

  it('brings together what is alike', () => {
    const positions = layOut(1);
    const distance = (a: number, b: number): number =>
      Math.hypot(positions[a * 2]! - positions[b * 2]!, positions[a * 2 + 1]! - positions[b * 2 + 1]!);
    for (let row = 0; row < GROUPS * EACH; row++) {
      const others = Array.from({ length: GROUPS * EACH }, (_, at) => at).filter((at) => at !== row);
      const nearest = others.reduce((best, at) => (distance(row, at) < distance(row, best) ? at : best));
      expect(nearest % GROUPS).toBe(row % GROUPS);
    }
    expect(rmsRadius(positions)).toBeCloseTo(1, 4);
  });

  it('is the same for the same seed, and another for another', () => {
    const [first, again, other] = [layOut(1), layOut(1), layOut(2)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('tells how far it is', () => {
    const shares: number[] = [];
    layOut(1, (share) => shares.push(share));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0], shares.at(-1)! > 0.99]).toEqual([0, true]);
  });
});

describe('exactNeighbours', () => {
  it('finds each row first and then the nearest by cosine', () => {
    const { indices, distances } = exactNeighbours(Float32Array.of(1, 0, 0.6, 0.8, 0, 1), 2, 3, silent);
    expect(indices).toEqual([
      [0, 1, 2],
      [1, 2, 0],
      [2, 1, 0],
    ]);
    expect(distances[0]![1]).toBeCloseTo(0.4, 5);
    expect(distances[0]![2]).toBeCloseTo(1, 5);
  });
});
