import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { METRIC_NAMES } from '../core/metrics.ts';
import type { Project } from '../core/project.ts';
import { found, kept } from '../testing/keptWork.ts';
import { StudioHarness, settle } from '../testing/studioHarness.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('work of an earlier visit', () => {
  it('is taken up with its photos, what was said of them, its curves, its map and its model', async () => {
    const page = await found(true);
    expect(page.state).toMatchObject({
      run: { phase: 'paused', steps: 60 },
      model: { phase: 'trained', step: 2 },
      settings: { temperature: 0.4 },
      excluded: new Set([19]),
      labelling: { classes: ['cats', '__proto__'] },
      found: { kind: 'nothing' },
    });
    expect(page.state.photos).toHaveLength(20);
    expect([page.studio.metrics.length, page.studio.map.maps().length]).toEqual([2, 1]);
    page.studio.actions.resume();
    await settle();
    expect(page.engine.paramsOf('train')).toMatchObject([{ from: { step: 2 }, settings: { steps: 60 } }]);
  });

  it('has the runs before it, whose curves are drawn, and what they differ in', async () => {
    const page = await found(true);
    const { pastRuns, runPlace } = page.state;
    expect(pastRuns).toMatchObject([{ number: 1, lastStep: 60, settings: { temperature: 0.3 } }]);
    expect(pastRuns[0]!.curves.curve('loss').points).toEqual([
      { step: 20, value: 3 },
      { step: 40, value: 2 },
      { step: 60, value: 1 },
    ]);
    expect(runPlace).toMatchObject({ number: 2, before: { photosVersion: page.state.photosVersion } });
    // Both of the earlier runs knew the same of the photos; the last knew more.
    expect(runPlace.before!.said).toBe(pastRuns[0]!.said);
    expect(runPlace.before!.said).not.toContain(runPlace.said[0]);
  });

  it('keeps them once more for the visit after the next', async () => {
    const page = await found(true);
    void page.studio.actions.saveProject(false);
    await settle();
    const [{ project }] = page.keeper.paramsOf('makeFile') as [{ project: Project }];
    expect(project.runs).toEqual(kept().runs);
  });

  it('is warned of again as it was, by its measures', async () => {
    const figures: Record<string, number> = { std: 0.001, rankMe: 1, alignment: 0, comparedPhotos: 8 };
    const rowAt = (step: number): Record<string, number> => ({ ...figures, step });
    const rows = [50, 75].flatMap((step) => METRIC_NAMES.map((name) => rowAt(step)[name] ?? NaN));
    const page = await found(true, { ...kept(), run: { ...kept().run, metrics: Float64Array.from(rows) } });
    expect(page.state.alarms).toContain('collapse');
  });

  it('waits for its photos where they were not kept, and goes on when the same come', async () => {
    const page = await found(false);
    expect(page.state).toMatchObject({ run: { phase: 'stopped' }, waitsForPhotos: { count: 20 } });
    await page.importPhotos(12);
    expect(page.state.run.phase).toBe('stopped');
    await page.importPhotos(20);
    await settle();
    expect(page.state).toMatchObject({ run: { phase: 'paused' }, waitsForPhotos: null });
  });

  it('is not written over while it waits for its photos, and gives way to a run on others', async () => {
    const page = await found(false);
    expect(page.keeper.idsOf('save')).toEqual([]);
    await page.importPhotos(40);
    await page.startRun();
    expect(page.state.waitsForPhotos).toBeNull();
    page.engine.emit('checkpoint', { runId: 2, ...kept().run.checkpoint });
    await settle();
    expect(page.keeper.paramsOf('save')).toMatchObject([{ photos: { count: 40 } }]);
  });

  it('that nobody has taken up is asked about before a training writes over it, once', async () => {
    const page = new StudioHarness();
    const summary = { savedAt: kept().savedAt, step: 100, steps: 300, photos: 20, pixels: true, bytes: 9 };
    page.keeper.automatic.set('find', () => ({ kind: 'project', summary, folder: null }));
    await page.studio.findWork();
    await page.importPhotos(40);
    await page.startRun();
    expect(page.state.question).toEqual({ about: 'kept-work', kept: summary });
    page.studio.actions.answer('cancel');
    await settle();
    expect(page.state).toMatchObject({ run: { phase: 'idle' }, found: { kind: 'project' } });
    await page.startRun();
    page.studio.actions.answer('go-on');
    await settle();
    expect(page.engine.idsOf('train')).toHaveLength(1);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    await page.startRun();
    expect(page.engine.idsOf('train')).toHaveLength(2);
  });

  it('of a newer version is left as it is, and nothing is written over it', async () => {
    const page = new StudioHarness();
    page.keeper.automatic.set('find', () => ({ kind: 'newer', savedAt: kept().savedAt, bytes: 9 }));
    await page.studio.findWork();
    await page.importPhotos(40);
    await page.startRun();
    page.engine.emit('checkpoint', { runId: 1, ...kept().run.checkpoint });
    await settle();
    expect(page.keeper.idsOf('save')).toEqual([]);
    expect(page.state.keeping).toEqual({ phase: 'off', why: 'newer-project' });
  });
});

describe('the classifier of an earlier visit', () => {
  const sayings = { ...kept().sayings, labels: [[3, 1] as const, [4, 0] as const] };

  it('is made anew of the labels that came with it', async () => {
    const page = await found(true, { ...kept(), sayings, classifier: 'probe' });
    expect(page.engine.paramsOf('trainClassifier')).toMatchObject([
      { method: 'probe', task: { classes: ['cats', '__proto__'] } },
    ]);
  });

  it('is not where one class alone has labels left', async () => {
    const page = await found(true, { ...kept(), classifier: 'probe' });
    expect(page.engine.idsOf('trainClassifier')).toEqual([]);
  });
});
