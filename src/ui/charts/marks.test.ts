import { expect, it } from 'vitest';
import type { SettingChange } from '../../core/liveSettings.ts';
import { chartMarks } from './marks.ts';

const temperature = (step: number, from: number, to: number): SettingChange => ({
  step,
  name: 'temperature',
  from,
  to,
});
const flip: SettingChange = { step: 105, name: 'flip', from: 0.5, to: 0 };

it('changes close to each other make one mark, which tells the last value', () => {
  const marks = chartMarks([temperature(100, 0.2, 0.15), flip, temperature(110, 0.15, 0.1)], 1000);
  expect(marks).toEqual([{ step: 100, label: 'τ 0.1, views', side: 'right' }]);
});

it('a label stands where there is room, on the other side of the line near the end', () => {
  const marks = chartMarks([temperature(500, 0.2, 0.1), temperature(980, 0.1, 0.2)], 1000);
  expect(marks.map(({ side }) => side)).toEqual(['right', 'left']);
});

it('labels run into no line and no other label: where there is no room the line is alone', () => {
  const marks = chartMarks(
    [temperature(100, 0.2, 0.1), temperature(150, 0.1, 0.2), temperature(200, 0.2, 0.1)],
    1000,
  );
  expect(marks.map(({ step, label }) => [step, label])).toEqual([
    [100, ''],
    [150, ''],
    [200, 'τ 0.1'],
  ]);
});

it('a run in which nothing was turned has none', () => {
  expect(chartMarks([], 100)).toEqual([]);
});
