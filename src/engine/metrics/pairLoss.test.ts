import { describe, expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { lossReference, type Shown } from '../losses/losses.reference.ts';
import type { Rows } from './geometry.ts';
import { pairLosses } from './pairLoss.ts';

const D = 5;
const random = new RandomStream(1, PURPOSE.preview);
const rows = (n: number): Rows => ({
  values: Float64Array.from({ length: n * D }, () => random.between(-1, 1)),
  d: D,
});

function shown({ values }: Rows): Shown[] {
  return Array.from({ length: values.length / D }, (_, photo) => ({
    row: Array.from({ length: D }, (_unused, k) => values[photo * D + k]!),
    photo,
  }));
}

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe('pairLosses', () => {
  it('is on average what NT-Xent is of the whole batch', () => {
    const [first, second] = [rows(8), rows(8)];
    const settings = { similarity: 'cosine', temperature: 0.3, margin: 0, negatives: 'hard' } as const;
    const whole = lossReference([...shown(first), ...shown(second)], [], { loss: 'nt-xent', ...settings });
    expect(mean(pairLosses(first, second, { batch: 8, temperature: 0.3 }))).toBeCloseTo(whole, 5);
  });

  it('is low for a pair that stands alone, high for one that others come between', () => {
    const first = { values: Float64Array.of(1, 0, 0, 1, 0, 1), d: 2 };
    const second = { values: Float64Array.of(1, 0, 1, 0, 0, 1), d: 2 };
    const [alone = 0, torn = 0] = pairLosses(first, second, { batch: 3, temperature: 0.1 });
    expect(torn).toBeGreaterThan(alone + 5);
  });

  it('tells of all photos, also where they fill no batch, each among as many', () => {
    const [first, second] = [rows(7), rows(7)];
    const losses = pairLosses(first, second, { batch: 4, temperature: 0.3 });
    expect(losses.every((loss) => loss > 0)).toBe(true);
    const tail = ({ values }: Rows): Rows => ({ values: Array.from(values).slice(3 * D), d: D });
    const last = pairLosses(tail(first), tail(second), { batch: 4, temperature: 0.3 });
    expect(losses[6]).toBeCloseTo(last[3]!, 6);
  });
});
