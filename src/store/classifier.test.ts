import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LabelledTask } from '../core/classification.ts';
import { isOutdated, lastOf } from './applyState.ts';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A trained model, and two labels in each of two classes. */
async function withLabels(): Promise<StudioHarness> {
  const page = new StudioHarness();
  await page.importPhotos(40);
  await page.startRun();
  page.emitSteps(1, 2);
  page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
  await settle();
  page.studio.actions.labelAs([1, 2], 'cat');
  page.studio.actions.labelAs([3, 4], 'dog');
  return page;
}

const report = { results: [{ method: 'probe' }] };
const summary = { method: 'probe', photos: [2, 2] };
const predictions = { classes: ['cat', 'dog'], probabilities: new Float32Array(80) };

async function trained(): Promise<StudioHarness> {
  const page = await withLabels();
  page.engine.automatic.set('compareMethods', () => report);
  page.engine.automatic.set('trainClassifier', () => summary);
  page.engine.automatic.set('predictPhotos', () => predictions);
  await page.studio.actions.trainClassifier('quick');
  return page;
}

it('compares methods on the labels, and puts the probe to work', async () => {
  const page = await withLabels();
  page.studio.actions.exclude([9]);
  void page.studio.actions.trainClassifier('quick');
  await settle();
  const { task, methods } = page.engine.paramsOf('compareMethods')[0] as {
    task: LabelledTask;
    methods: string[];
  };
  expect(methods).toEqual(['raw-pixels', 'untrained', 'knn', 'probe']);
  expect([task.classes, [...task.labels].slice(0, 5), task.excluded?.[9]]).toEqual([
    ...[['cat', 'dog'], [-1, 0, 0, 1, 1], 1],
  ]);
  page.engine.emit('applying', { work: 'compareMethods', share: 0.5, method: 'knn' });
  page.engine.emit('judged', { results: [{ method: 'raw-pixels' }] });
  expect(page.state.comparison).toMatchObject({ phase: 'working', share: 0.5, at: 'knn' });
  expect(page.state.judged?.results).toEqual([{ method: 'raw-pixels' }]);
  page.engine.automatic.set('trainClassifier', () => summary);
  page.engine.automatic.set('predictPhotos', () => predictions);
  page.engine.reply(page.engine.idsOf('compareMethods')[0]!, report);
  await settle();
  expect(page.state.comparison).toMatchObject({ phase: 'ready', last: { found: report } });
  expect(page.state.classifier).toMatchObject({ phase: 'ready', last: { found: summary } });
  expect(page.studio.predictions.get()).toEqual(predictions);
});

it('keeps what was found when the next is cancelled, and when the next fails', async () => {
  const page = await trained();
  page.engine.automatic.delete('compareMethods');
  void page.studio.actions.trainClassifier('all');
  await settle();
  page.studio.actions.cancelMeasuring();
  expect(page.engine.cancelled).toContain(page.engine.idsOf('compareMethods').at(-1));
  expect(page.state.comparison).toMatchObject({ phase: 'ready', last: { found: report } });
  void page.studio.actions.trainClassifier('all');
  await settle();
  page.engine.refuse(page.engine.idsOf('compareMethods').at(-1)!, 'no-labels', 'Too few.');
  await settle();
  expect(page.state.comparison).toMatchObject({ phase: 'failed', last: { found: report } });
});

it('is outdated by other labels and by excluded photos, and no more once they are taken back', async () => {
  const page = await trained();
  const outdated = (): boolean => isOutdated(lastOf(page.state.comparison)!, page.state);
  expect(outdated()).toBe(false);
  page.studio.actions.exclude([9]);
  expect(outdated()).toBe(false);
  page.studio.actions.exclude([1]);
  expect(outdated()).toBe(true);
  page.studio.actions.undo();
  expect(outdated()).toBe(false);
  page.studio.actions.labelAs([5], 'cat');
  expect(outdated()).toBe(true);
});

it('keeps what was judged, and has the probe at work, where the networks that come last are given up', async () => {
  const page = await withLabels();
  page.engine.automatic.set('trainClassifier', () => summary);
  page.engine.automatic.set('predictPhotos', () => predictions);
  void page.studio.actions.trainClassifier('all');
  await settle();
  page.engine.emit('judged', { results: [{ method: 'raw-pixels' }] });
  expect(page.state.comparison).toMatchObject({ phase: 'working', last: null });
  page.engine.emit('judged', report);
  const more = { results: [...report.results, { method: 'fine-tuned' }] };
  page.engine.emit('judged', more);
  page.studio.actions.cancelMeasuring();
  await settle();
  expect(page.state.comparison).toMatchObject({ phase: 'ready', last: { found: more } });
  expect(page.state.classifier).toMatchObject({ phase: 'ready', last: { found: summary } });
});

it('forgets all of it when another model is trained, and when other photos come', async () => {
  const page = await trained();
  page.studio.state.setState({ model: { phase: 'none' } });
  expect(page.state.comparison).toEqual({ phase: 'none' });
  expect(page.studio.predictions.get()).toBeNull();
});

it('makes the same classifier again where the engine is lost, of the labels that it was made of', async () => {
  const page = await trained();
  page.studio.actions.labelAs([5], 'cat');
  page.engine.automatic.delete('trainClassifier');
  page.engine.crash('out of memory');
  page.engine.terminated = false;
  await settle();
  expect(page.state.classifier).toMatchObject({ phase: 'working', last: { found: summary } });
  const [first, second] = page.engine.paramsOf('trainClassifier') as { task: LabelledTask }[];
  expect(second).toEqual(first);
  page.engine.reply(page.engine.idsOf('trainClassifier')[1]!, summary);
  await settle();
  expect(page.state.classifier).toMatchObject({
    phase: 'ready',
    last: { basis: { labelling: { classes: ['cat', 'dog'] } } },
  });
});

it('asks anew about a photo that is tried when another classifier is at work', async () => {
  const page = await trained();
  page.dataset.automatic.set('picture', () => ({ pixels: new Uint8Array(3), side: 1 }));
  const verdict = (first: number): object => ({ verdict: { classes: ['cat', 'dog'], first } });
  page.engine.automatic.set('lookAtPicture', () => verdict(1));
  await page.studio.actions.tryPhoto(new File([], 'new.jpg'));
  expect(page.state.tried).toMatchObject({ phase: 'found', look: verdict(1) });
  page.engine.automatic.delete('lookAtPicture');
  await page.studio.actions.putToWork('fine-tuned');
  await settle();
  // What the last one said stays in sight meanwhile.
  expect(page.state.tried).toMatchObject({ phase: 'found', look: verdict(1) });
  page.engine.reply(page.engine.idsOf('lookAtPicture')[1]!, verdict(2));
  await settle();
  expect(page.state.tried).toMatchObject({ phase: 'found', name: 'new.jpg', look: verdict(2) });
  page.studio.actions.forgetTried();
  await page.studio.actions.putToWork('probe');
  await settle();
  expect(page.engine.idsOf('lookAtPicture')).toHaveLength(2);
});

it('asks the model which photos to label next, and again after some labels', async () => {
  const page = await withLabels();
  const proposed = { photos: Uint32Array.of(7, 8), by: 'uncertainty', likely: Int32Array.of(1, 0) };
  page.engine.automatic.set('proposePhotos', () => ({ ...proposed, confidence: Float32Array.of(0.5, 0.75) }));
  page.studio.actions.startLabelling();
  await settle();
  const queue = page.state.labelQueue!;
  expect([queue.by, queue.photos.slice(1, 3), queue.likely.get(8)]).toEqual([
    ...['uncertainty', [7, 8], { place: 0, confidence: 0.75 }],
  ]);
  page.studio.actions.labelPhotos([10, 11, 12, 13], 0);
  await settle();
  expect(page.engine.idsOf('proposePhotos')).toHaveLength(2);
  page.studio.actions.endLabelling();
  expect(page.state.labelQueue).toBeNull();
});
