import { expect, it } from 'vitest';
import { judgingSplits } from './splits.ts';
import { examplesOf, labelledPhotos, type Examples } from './examples.ts';

const NONE: Examples = { photos: new Uint32Array(), labels: new Int32Array(), groups: new Int32Array() };

/** Photos of which so many are of each class. */
function ofClasses(counts: readonly number[]): Examples {
  const labels = Int32Array.from(counts.flatMap((count, label) => Array<number>(count).fill(label)));
  return { photos: Uint32Array.from(labels.keys()), labels, groups: labels.map(() => -1) };
}

it('learns from every class, also from rare ones, where a part of many photos is only asked about', () => {
  for (const rare of [1, 2, 3, 4]) {
    for (let seed = 0; seed < 20; seed++) {
      const known = ofClasses([150 + seed, rare, 151, rare]);
      const { judging, splits } = judgingSplits({ known, test: NONE, leftOut: 0 }, seed);
      const [{ training, asked } = { training: NONE, asked: NONE }] = splits;
      expect(judging).toEqual({ kind: 'held-out', share: 0.3 });
      expect(new Set(training.labels).size).toBe(4);
      expect(asked.photos.length / known.photos.length).toBeCloseTo(0.3, 1);
      expect(new Set([...training.photos, ...asked.photos]).size).toBe(known.photos.length);
    }
  }
});

it('does not learn from a copy of a photo of the test set, neither to be judged nor to go to work', () => {
  const photos = {
    ...{ pixels: new Uint8Array(), side: 0, count: 8 },
    test: Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 1),
    groups: Int32Array.of(3, 3, -1, -1, -1, 5, 3, 5),
  };
  const task = { classes: ['cat', 'dog'], labels: Int32Array.of(0, 1, 0, 1, -1, 1, 0, -1), seed: 1 };
  const labelled = labelledPhotos(task, photos);
  expect([...labelled.known.photos]).toEqual([2, 3]);
  expect(judgingSplits(labelled, 1).judging).toEqual({ kind: 'test-set', leftOut: 3 });
  expect([...examplesOf(task, photos).examples.photos]).toEqual([2, 3]);
  // Nobody asks about what the user has excluded.
  const excluded = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1);
  expect([...labelledPhotos({ ...task, excluded }, photos).known.photos]).toEqual([2, 3, 5]);
});
