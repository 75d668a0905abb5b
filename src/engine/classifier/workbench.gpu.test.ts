import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { METHODS, type ClassifierReport, type LabelledTask } from '../../core/classification.ts';
import { confusionMatrix, photosInCell } from '../../core/confusion.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { twoKinds } from '../../testing/twoKinds.ts';
import { Network } from '../models/network.ts';
import { openViews } from '../training/views.ts';
import type { Budget } from './budget.ts';
import type { Subject, WorkControl } from './subject.ts';
import { Workbench } from './workbench.ts';

const COUNT = 24;
const settings = { ...DEFAULT_SETTINGS, imageSize: 16 };
const labels = Int32Array.from({ length: COUNT }, (_, photo) => (photo < 20 ? photo % 2 : -1));
const task: LabelledTask = { classes: ['dark', 'light'], labels, seed: 1 };
const control: WorkControl = {
  signal: new AbortController().signal,
  breathe: () => Promise.resolve(),
};

/** Shorter than any that a user has. */
const budget = (photos: number): Budget => ({ batchSize: photos, stepsAnEpoch: 1, epochs: 4, patience: 2 });

async function withSubject(
  photos: PackedPhotos,
  use: (subject: Subject, bench: Workbench) => Promise<void>,
): Promise<void> {
  const source = await openViews(photos);
  const weights = new Network('tiny', 16).initialWeights(settings.seed);
  const model = { settings, step: 7, weights };
  const map = { place: () => null };
  try {
    await use({ model, start: undefined, photos, source, budget, map }, new Workbench());
  } finally {
    source.dispose();
  }
}

const isTest = Uint8Array.from({ length: COUNT }, (_, photo) => (photo >= 14 ? 1 : 0));

describe.each([
  ['wasm', METHODS],
  ['webgpu', ['probe', 'fine-tuned']],
] as const)('the workbench on %s', (backend, methods) => {
  useDevice(backend);

  it('judges methods on the same photos, and leaves nothing on the device', async () => {
    await withSubject(twoKinds(COUNT, { test: isTest }), async (subject, bench) => {
      const before = tf.memory().numTensors;
      const shares: number[] = [];
      let soFar: ClassifierReport | undefined;
      const report = await bench.compare(subject, task, methods, control, {
        progress: (share) => shares.push(share),
        judged: (grown) => (soFar = grown),
      });
      expect(tf.memory().numTensors).toBe(before);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      expect(report).toMatchObject({ step: 7, judging: { kind: 'test-set' }, training: 14 });
      expect(report).toEqual(soFar);
      const judged = report.results;
      expect(judged.map(({ method }) => method)).toEqual(methods);
      for (const result of judged.filter(({ method }) => method !== 'from-scratch')) {
        expect([result.method, result.accuracy.share]).toEqual([result.method, 1]);
      }
      expect(judged.find(({ method }) => method === 'fine-tuned')?.choices).toMatchObject({
        kind: 'training',
        trainings: [{ photos: 11, stoppingPhotos: 3, budget: 4 }],
      });
    });
  });
});

describe('the workbench on wasm', () => {
  useDevice('wasm');

  it('asks about every labelled photo in turn where there is no test set', async () => {
    await withSubject(twoKinds(COUNT), async (subject, bench) => {
      const methods = ['raw-pixels', 'untrained', 'knn', 'probe'] as const;
      const report = await bench.compare(subject, task, methods, control, { progress: () => undefined });
      expect(report).toMatchObject({ judging: { kind: 'folds', folds: 5 }, training: 20 });
      expect([...report.asked].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, id) => id));
      for (const result of report.results) {
        expect([...confusionMatrix(report, result)]).toEqual([10, 0, 0, 10]);
        expect(photosInCell(report, result, 1, 1)).toHaveLength(10);
      }
    });
  });

  it('never learns from a test set, and asks about it alone', async () => {
    await withSubject(twoKinds(COUNT, { test: isTest }), async (subject, bench) => {
      // Wrong answers in the test set: had anybody learned from them, somebody would give them.
      const wrong = labels.map((label, photo) => (photo >= 14 && label >= 0 ? 1 - label : label));
      const methods = ['raw-pixels', 'knn', 'probe'] as const;
      const report = await bench.compare(subject, { ...task, labels: wrong }, methods, control, {
        progress: () => undefined,
      });
      expect(report).toMatchObject({ judging: { kind: 'test-set' }, training: 14 });
      expect([...report.asked]).toEqual([14, 15, 16, 17, 18, 19]);
      expect(report.results.map(({ accuracy }) => accuracy.share)).toEqual([0, 0, 0]);
      expect(await bench.train(subject, task, 'probe', control)).toMatchObject({ photos: [7, 7] });
    });
  });

  it('makes a classifier that tells all photos, and a picture that it has never seen', async () => {
    await withSubject(twoKinds(COUNT), async (subject, bench) => {
      const { pixels } = twoKinds(COUNT + 6);
      const size = pixels.length / (COUNT + 6);
      const picture = { pixels: pixels.slice((COUNT + 5) * size), side: 24 };
      expect((await bench.look(subject, picture, { k: 3 }, control)).verdict).toBeNull();
      for (const method of ['probe', 'fine-tuned'] as const) {
        const summary = await bench.train(subject, task, method, control);
        expect(summary).toMatchObject({ method, photos: [10, 10], classes: ['dark', 'light'] });
        const { probabilities } = await bench.predict(subject, control);
        expect(probabilities).toHaveLength(COUNT * 2);
        for (let photo = 0; photo < COUNT; photo++) {
          const [dark = 0, light = 0] = probabilities.subarray(2 * photo, 2 * photo + 2);
          expect(dark + light).toBeCloseTo(1, 5);
          expect(light > dark).toBe(photo % 2 === 1);
        }
        const { verdict, like } = await bench.look(subject, picture, { k: 3 }, control);
        expect(verdict?.probabilities[1]).toBeGreaterThan(0.5);
        expect([...like.photos].every((photo) => photo % 2 === 1)).toBe(true);
      }
      bench.clear();
      await expect(bench.predict(subject, control)).rejects.toMatchObject({ code: 'no-model' });
    });
  });

  it('finds likenesses among all photos but excluded ones, and what is odd', async () => {
    const photos = twoKinds(COUNT);
    // Photo 4 is photo 2 once more.
    const size = photos.pixels.length / COUNT;
    photos.pixels.copyWithin(4 * size, 2 * size, 3 * size);
    await withSubject(photos, async (subject, bench) => {
      const { search } = bench;
      const query = { kind: 'photo', photo: 2 } as const;
      const found = await search.like(subject, query, { k: 3 }, control);
      expect(found).toMatchObject({ compared: COUNT - 1, step: 7 });
      expect(found.photos[0]).toBe(4);
      expect(found.similarities[0]).toBeCloseTo(1, 5);
      const excluded = Uint8Array.from({ length: COUNT }, (_, photo) => (photo === 4 ? 1 : 0));
      const without = await search.like(subject, query, { k: 30, excluded }, control);
      expect([without.compared, without.photos.length]).toEqual([COUNT - 2, COUNT - 2]);
      expect(without.photos).not.toContain(4);
      const picture = { pixels: photos.pixels.slice(2 * size, 3 * size), side: photos.side };
      const same = await search.like(subject, { kind: 'picture', picture }, { k: 2 }, control);
      expect([...same.photos]).toEqual([2, 4]);
      const odd = await search.odd(subject, { count: 5 }, control);
      expect(odd.lookAlikes[0]?.photos).toEqual([2, 4]);
      expect(odd.outliers).toHaveLength(5);
      const distances = odd.outliers.map(({ distance }) => distance);
      expect(distances).toEqual([...distances].sort((a, b) => b - a));
    });
  });

  it('proposes photos without a label, by coverage first and by doubt once it can tell', async () => {
    await withSubject(twoKinds(COUNT), async (subject, bench) => {
      const none = { ...task, labels: new Int32Array(COUNT).fill(-1) };
      const first = await bench.propose(subject, none, 6, control);
      expect(first).toMatchObject({ by: 'coverage' });
      expect(new Set(first.photos).size).toBe(6);
      // Both kinds are among the first two: the second lies as far from the first as can be.
      expect(new Set([...first.photos.subarray(0, 2)].map((photo) => photo % 2)).size).toBe(2);
      const later = await bench.propose(subject, task, 9, control);
      expect(later.by).toBe('uncertainty');
      expect([...later.photos].sort((a, b) => a - b)).toEqual([20, 21, 22, 23]);
      expect([...later.likely]).toEqual([...later.photos].map((photo) => photo % 2));
    });
  });

  it('draws the curve of labels as far as there are any', async () => {
    await withSubject(twoKinds(COUNT), async (subject, bench) => {
      const found = await bench.labelEfficiency(subject, task, ['knn', 'probe'], control, {
        progress: () => undefined,
      });
      expect(found.asked).toBe('left-over');
      expect(found.skipped.map(({ labels: count }) => count)).toEqual([10, 20, 50]);
      const [neighbours] = found.curves;
      expect(neighbours?.points.map(({ labels: count }) => count)).toEqual([1, 2, 5]);
      expect(neighbours?.points.at(-1)).toMatchObject({ draws: 10, mean: 1, deviation: 0 });
    });
  });

  it('gives up where it is told to, and where nobody has two classes', async () => {
    await withSubject(twoKinds(COUNT), async (subject, bench) => {
      const cancelled = { ...control, signal: AbortSignal.abort() };
      const listener = { progress: (): void => undefined };
      await expect(bench.compare(subject, task, ['probe'], cancelled, listener)).rejects.toMatchObject({
        code: 'aborted',
      });
      const one = { ...task, labels: labels.map((label) => (label === 1 ? -1 : label)) };
      await expect(bench.compare(subject, one, ['probe'], control, listener)).rejects.toMatchObject({
        code: 'no-labels',
      });
    });
  });
});
