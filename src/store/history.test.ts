import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle, StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const deeds = (page: StudioHarness): string[] =>
  page.state.history.past.map(({ deed }) => (deed.what === 'setting' ? deed.name : deed.what));

describe('undo and redo', () => {
  it('take back settings and exclusions in turn, and do them again', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40);
    const { setSetting, exclude, undo, redo } = page.studio.actions;
    const suggested = page.state.settings;
    setSetting('temperature', 0.5);
    exclude([1, 2]);
    undo();
    expect(page.state.excluded.size).toBe(0);
    expect(page.state.settings.temperature).toBe(0.5);
    undo();
    expect(page.state.settings).toEqual(suggested);
    expect(page.hash).not.toContain('temperature');
    undo();
    redo();
    redo();
    expect(page.state.settings.temperature).toBe(0.5);
    expect([...page.state.excluded]).toEqual([1, 2]);
    redo();
    expect(page.state.history.future).toEqual([]);
  });

  it('take a slider’s way for one deed, and two visits for two', () => {
    const page = new StudioHarness();
    const { setSetting, setAugmentation, undo } = page.studio.actions;
    for (const value of [0.3, 0.31, 0.32]) setAugmentation('jitter', value);
    vi.advanceTimersByTime(5000);
    setAugmentation('jitter', 0.9);
    setSetting('seed', 7);
    expect(deeds(page)).toEqual(['jitter', 'jitter', 'seed']);
    undo();
    undo();
    expect(page.state.settings.augmentation.jitter).toBe(0.32);
    undo();
    expect(page.state.chosen.size).toBe(0);
  });

  it('forget what was undone when something else is done', () => {
    const page = new StudioHarness();
    const { setSetting, undo, redo } = page.studio.actions;
    setSetting('seed', 7);
    undo();
    setSetting('steps', 60);
    redo();
    expect(page.state.settings.seed).not.toBe(7);
    expect(deeds(page)).toEqual(['steps']);
  });

  it('remember nothing of the address that the page begins with, nor of its own links', () => {
    const page = new StudioHarness('#temperature=0.5');
    page.visit('#step=encode&temperature=0.5');
    expect(deeds(page)).toEqual([]);
    page.visit('#temperature=0.3');
    page.studio.actions.undo();
    expect(page.state.settings.temperature).toBe(0.5);
  });

  it('suggest for the photos of now what the user has not set', async () => {
    const page = new StudioHarness();
    page.studio.actions.setSetting('temperature', 0.5);
    await page.importPhotos(40);
    const { batchSize } = page.state.settings;
    page.studio.actions.undo();
    expect(page.state.settings.batchSize).toBe(batchSize);
  });

  it('leave a run what it keeps, and turn what it lets turn', async () => {
    const page = new StudioHarness('#temperature=0.2');
    await page.importPhotos(40);
    page.studio.actions.setSetting('seed', 7);
    await page.startRun();
    page.emitSteps(1, 1);
    page.studio.actions.undo();
    expect(page.state.settings.seed).toBe(7);
    page.studio.actions.setSetting('temperature', 0.4);
    page.studio.actions.undo();
    expect(page.state.settings.temperature).toBe(0.2);
    page.studio.actions.undo();
    expect(page.state.settings.seed).toBe(7);
  });

  it('do not speak of photos that have gone', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40);
    page.studio.actions.exclude([1]);
    page.studio.actions.setSetting('seed', 7);
    await page.importPhotos(20);
    expect(deeds(page)).toEqual(['seed']);
  });

  it('go a hundred deeds back, and no farther', () => {
    const page = new StudioHarness();
    for (let turn = 0; turn < 70; turn++) {
      page.studio.actions.setSetting('seed', turn + 10);
      page.studio.actions.setSetting('steps', turn + 50);
    }
    expect(page.state.history.past).toHaveLength(100);
  });

  it('take back what a deed changed, and leave what another has set since', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40);
    const { setSetting, applyPreset, undo, redo } = page.studio.actions;
    setSetting('seed', 7);
    await page.startRun();
    page.emitSteps(1, 1);
    applyPreset('documents');
    const views = page.state.settings.augmentation;
    expect(deeds(page)).toEqual(['seed', 'preset']);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    undo();
    expect(page.state.settings.augmentation).not.toEqual(views);
    redo();
    undo();
    undo();
    redo();
    redo();
    expect(page.state.settings).toMatchObject({ seed: 7, augmentation: views });
  });

  it('keep the rest of a deed whose groups are numbered anew', async () => {
    const page = new StudioHarness();
    await page.importPhotos(40, [[3, 4]]);
    const { setSetting, chooseForGroup, chooseForAllGroups, undo } = page.studio.actions;
    setSetting('seed', 7);
    chooseForGroup(0, 'leave');
    chooseForAllGroups('keep-one');
    await page.importPhotos(40, [[3, 4]]);
    undo();
    undo();
    expect(page.state.settings.seed).not.toBe(7);
  });
});
