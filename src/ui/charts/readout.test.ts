import { expect, it } from 'vitest';
import { drawnCurve } from '../../store/curves.ts';
import { lineName, nearestTo, readLines, stepAfterKey } from './readout.ts';

const measured = { steps: [25, 50, 75], values: [0.1, 0.2, 0.3] };
const curve = drawnCurve(measured);
const line = {
  key: 'first',
  role: 'now',
  run: 1,
  place: 'first',
  label: '',
  curve,
  measured: curve,
} as const;

it('a step between two measures shows the nearer one, with its own step', () => {
  expect(readLines([line], 60)).toEqual([{ line, step: 50, value: 0.2 }]);
  expect(readLines([line], 64)).toMatchObject([{ step: 75 }]);
  expect(readLines([line], 1)).toMatchObject([{ step: 25 }]);
});

it('a curve that ended long before the step says nothing of it', () => {
  expect(readLines([line], 100)).toMatchObject([{ step: 75 }]);
  expect(readLines([line], 101)).toEqual([]);
  expect(nearestTo({ steps: [], values: [] }, 3)).toBe(-1);
});

it('a run of before is named, and which of two figures it is', () => {
  expect(lineName(line)).toBe('');
  expect(lineName({ ...line, role: 'past', run: 2 })).toBe('run 2');
  expect(lineName({ ...line, role: 'past', run: 2, label: 'held out' })).toBe('run 2 held out');
});

it('arrow keys go from value to value and stop at the ends', () => {
  expect(stepAfterKey(measured, 50, 'ArrowRight')).toBe(75);
  expect(stepAfterKey(measured, 75, 'ArrowRight')).toBe(75);
  expect(stepAfterKey(measured, 50, 'ArrowLeft')).toBe(25);
  expect(stepAfterKey(measured, 75, 'Home')).toBe(25);
  expect(stepAfterKey(measured, 50, 'x')).toBeNull();
  expect(stepAfterKey({ steps: [], values: [] }, 0, 'End')).toBeNull();
});

it('page keys go a tenth of the curve', () => {
  const steps = Array.from({ length: 101 }, (_, at) => at);
  expect(stepAfterKey({ steps, values: steps }, 50, 'PageUp')).toBe(60);
  expect(stepAfterKey({ steps, values: steps }, 3, 'PageDown')).toBe(0);
});
