import { expect, it } from 'vitest';
import { mapByKey, withinMaps } from './mapPlace.ts';

const STAGES = [{ shown: [0, 1, 2] }, { shown: [4, 9] }];

it('arrow keys walk along a stage and from stage to stage, and stop at the ends', () => {
  const start = { stage: 0, map: 2 };
  expect(mapByKey(STAGES, start, 'ArrowLeft')).toEqual({ stage: 0, map: 1 });
  expect(mapByKey(STAGES, start, 'ArrowRight')).toEqual(start);
  expect(mapByKey(STAGES, start, 'ArrowDown')).toEqual({ stage: 1, map: 1 });
  expect(mapByKey(STAGES, start, 'ArrowUp')).toEqual(start);
  expect(mapByKey(STAGES, start, 'Enter')).toBeNull();
});

it('a place that another encoder has not is brought to the nearest', () => {
  expect(withinMaps(STAGES, { stage: 5, map: 7 })).toEqual({ stage: 1, map: 1 });
  expect(withinMaps([], { stage: 0, map: 0 })).toBeNull();
});
