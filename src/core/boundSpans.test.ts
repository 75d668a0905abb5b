import { expect, it } from 'vitest';
import { boundSpans } from './boundSpans.ts';
import { lossBounds } from './lossBounds.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

const begun: Settings = { ...DEFAULT_SETTINGS, loss: 'nt-xent', temperature: 0.2 };
const changes = [
  { step: 10, name: 'flip', from: 0.5, to: 0 },
  { step: 40, name: 'temperature', from: 0.2, to: 0.5 },
] as const;

it('the floor follows the temperature in steps, and chance stays where it does not hang on it', () => {
  const { chance, floor } = boundSpans(begun, changes, 100);
  const at = (temperature: number) => lossBounds({ ...begun, temperature });
  expect(chance).toEqual([{ from: 0, to: 100, value: at(0.2).chance }]);
  expect(floor).toEqual([
    { from: 0, to: 40, value: at(0.2).floor },
    { from: 40, to: 100, value: at(0.5).floor },
  ]);
});

it('there is no floor where there is none', () => {
  expect(boundSpans({ ...begun, similarity: 'dot' }, changes, 100).floor).toEqual([]);
});
