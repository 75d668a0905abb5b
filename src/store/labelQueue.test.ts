import { expect, it } from 'vitest';
import { NO_LABELLING, withNames } from '../core/labelling.ts';
import { DEFAULT_SETTINGS } from '../core/settings.ts';
import { labelGoal, movedQueue, queueByChance, withProposals } from './labelQueue.ts';

const photos = Array.from({ length: 10 }, (_, id) => ({
  ...{ id, path: `${id}.jpg`, label: null, width: 1, height: 1, hash: '' },
}));
const start = () =>
  queueByChance({
    photos,
    excluded: new Set([3]),
    labelling: withNames(NO_LABELLING, new Map([[4, 'cat']])),
    settings: DEFAULT_SETTINGS,
  });

it('lines up all photos that have no label and are not excluded, the same way each time', () => {
  expect([...start().photos].sort((a, b) => a - b)).toEqual([0, 1, 2, 5, 6, 7, 8, 9]);
  expect(start().photos).toEqual(start().photos);
});

it('takes proposals in after the photo that is shown, each photo once', () => {
  const queue = movedQueue(start(), 1);
  const shown = queue.photos.slice(0, 2);
  const proposed = [queue.photos[7]!, shown[0]!, queue.photos[4]!];
  const next = withProposals(
    queue,
    proposed,
    'uncertainty',
    new Map([[queue.photos[7]!, { place: 0, confidence: 0.5 }]]),
  );
  expect(next.photos.slice(0, 4)).toEqual([...shown, queue.photos[7], queue.photos[4]]);
  expect(new Set(next.photos).size).toBe(8);
  expect(next.photos).toHaveLength(8);
});

it('goes back and on, and stops at both ends', () => {
  expect(movedQueue(start(), -1).at).toBe(0);
  let queue = start();
  for (let step = 0; step < 20; step++) queue = movedQueue(queue, 1);
  expect(queue.at).toBe(8);
  expect(queue.photos[queue.at]).toBeUndefined();
});

it('aims at twenty labels, then at the next goal, and never at more than there are photos', () => {
  expect([0, 20, 21, 600].map((labelled) => labelGoal(labelled, 1000))).toEqual([20, 20, 50, 1000]);
  expect(labelGoal(3, 12)).toBe(12);
});
