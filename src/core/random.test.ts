import { describe, expect, it } from 'vitest';
import { pcg4d, permutation, PURPOSE, RandomStream } from './random.ts';

describe('pcg4d', () => {
  it('gives the same words on every machine', () => {
    // Computed by the formula of the paper with unbounded integers.
    expect(pcg4d([0, 0, 0, 0])).toEqual(reference([0n, 0n, 0n, 0n]));
    expect(pcg4d([1, 2, 3, 4])).toEqual(reference([1n, 2n, 3n, 4n]));
    expect(pcg4d([0xffffffff, 7, 0x80000000, 12345])).toEqual(
      reference([0xffffffffn, 7n, 0x80000000n, 12345n]),
    );
  });
});

/** The hash once more, with big integers that cannot overflow. */
function reference(key: [bigint, bigint, bigint, bigint]): number[] {
  const word = (value: bigint): bigint => value & 0xffffffffn;
  let [x, y, z, w] = key.map((value) => word(value * 1664525n + 1013904223n)) as typeof key;
  const mix = (): void => {
    x = word(x + y * w);
    y = word(y + z * x);
    z = word(z + x * y);
    w = word(w + y * z);
  };
  mix();
  [x, y, z, w] = [x, y, z, w].map((value) => value ^ (value >> 16n)) as typeof key;
  mix();
  return [x, y, z, w].map(Number);
}

describe('RandomStream', () => {
  const stream = (): RandomStream => new RandomStream(3, PURPOSE.sample, 1, 2);

  it('is fixed by its key alone', () => {
    const [first, second] = [stream(), stream()];
    for (let draw = 0; draw < 20; draw++) expect(first.uniform()).toBe(second.uniform());
    expect(new RandomStream(3, PURPOSE.order, 1, 2).uniform()).not.toBe(stream().uniform());
  });

  it('is uniform: mean, variance and neighbours behave', () => {
    const random = stream();
    const draws = Array.from({ length: 20_000 }, () => random.uniform());
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
    const correlation =
      draws.slice(1).reduce((sum, value, at) => sum + (value - mean) * ((draws[at] ?? 0) - mean), 0) /
      (draws.length * variance);
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
    expect(Math.abs(correlation)).toBeLessThan(0.02);
  });

  it('draws what a float32 holds exactly', () => {
    const random = stream();
    for (let draw = 0; draw < 100; draw++) {
      const value = random.uniform();
      expect(Math.fround(value)).toBe(value);
    }
  });
});

describe('permutation', () => {
  it('holds every number once and depends on the stream', () => {
    const order = permutation(new RandomStream(1, PURPOSE.order), 100);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, at) => at));
    expect(order).not.toEqual(permutation(new RandomStream(2, PURPOSE.order), 100));
  });
});
