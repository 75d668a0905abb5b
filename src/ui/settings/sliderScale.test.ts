import { expect, it } from 'vitest';
import { isAllowed, type NumericSetting } from '../../core/settings.ts';
import { fromSlider, toSlider } from './sliderScale.ts';

const names: NumericSetting[] = [
  'temperature',
  'margin',
  'queue',
  'batchSize',
  'imageSize',
  'steps',
  'learningRate',
];

it.each(names)('gives only allowed values of %s', (name) => {
  for (let place = 0; place <= 1; place += 0.01) expect(isAllowed(name, fromSlider(name, place))).toBe(true);
});

it('comes back to where it was set', () => {
  expect(fromSlider('temperature', toSlider('temperature', 0.2))).toBe(0.2);
  expect(fromSlider('batchSize', toSlider('batchSize', 64))).toBe(64);
  expect(fromSlider('imageSize', toSlider('imageSize', 64))).toBe(64);
  expect(fromSlider('learningRate', toSlider('learningRate', 1e-3))).toBe(1e-3);
});

it('stays at its ends for values beyond them, and below a given most', () => {
  expect(toSlider('steps', 1)).toBe(0);
  expect(toSlider('steps', 1_000_000)).toBe(1);
  expect(fromSlider('batchSize', 1, 120)).toBe(120);
});
