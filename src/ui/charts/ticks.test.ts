import { expect, it } from 'vitest';
import { lossRange, niceTicks } from './ticks.ts';

it('marks round numbers within the range', () => {
  expect(niceTicks(0.2, 5.1, 4)).toEqual([2, 4]);
  expect(niceTicks(0, 1500, 4)).toEqual([0, 500, 1000, 1500]);
  expect(niceTicks(-1.2, 4.9, 5)).toEqual([0, 2, 4]);
});

const level = (value: number) => [{ from: 0, to: 10, value }];

it('shows a loss with the lines that tell where it stands', () => {
  const bounds = { chance: level(4.84), floor: level(0.86) };
  const [low, high] = lossRange([{ value: 5.3 }, { value: 2 }, { value: NaN }], bounds);
  expect(low).toBeLessThan(0.86);
  expect(high).toBeGreaterThan(5.3);
  const [dclLow] = lossRange([{ value: -0.4 }], { chance: level(4.83), floor: [] });
  expect(dclLow).toBeLessThan(-0.4);
});
