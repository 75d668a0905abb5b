import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verbatim } from '../core/message.ts';
import { StudioHarness, settle } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the measuring of folders', () => {
  const scores = { knn: 0.5, few: 0.4 };
  const found = { step: 3, testPhotos: 0, rawPixels: scores, untrained: scores, trained: scores };

  async function finishRun(): Promise<StudioHarness> {
    const page = new StudioHarness();
    await page.importPhotos(40);
    await page.startRun();
    page.emitSteps(1, 3);
    page.engine.reply(page.engine.idsOf('train')[0]!, 'finished');
    await settle();
    return page;
  }

  it('begins by itself when a run has ended, and tells what it found', async () => {
    const page = await finishRun();
    expect(page.state.evaluation).toEqual({ phase: 'working', last: null, share: 0 });
    page.engine.emit('evaluating', { share: 0.4 });
    expect(page.state.evaluation).toEqual({ phase: 'working', last: null, share: 0.4 });
    page.engine.reply(page.engine.idsOf('evaluate')[0]!, found);
    await settle();
    expect(page.state.evaluation).toEqual({ phase: 'ready', last: found });
  });

  it('gives way to a new run, and forgets what was found with the model', async () => {
    const page = await finishRun();
    await page.startRun();
    expect(page.state.evaluation).toEqual({ phase: 'none' });
    page.engine.emit('evaluating', { share: 0.9 });
    page.engine.reply(page.engine.idsOf('evaluate')[0]!, found);
    await settle();
    expect(page.state.evaluation).toEqual({ phase: 'none' });
  });

  it('gives way to what is asked for in the fifth step, and begins anew after it', async () => {
    const page = await finishRun();
    void page.studio.actions.findOdd();
    await settle();
    expect(page.engine.cancelled).toContain(page.engine.idsOf('evaluate')[0]);
    expect(page.state.evaluation).toEqual({ phase: 'ready', last: null });
    void page.studio.actions.evaluate();
    await settle();
    expect(page.engine.idsOf('evaluate')).toHaveLength(1);
    page.engine.reply(page.engine.idsOf('oddPhotos')[0]!, { outliers: [], lookAlikes: [] });
    await settle();
    expect(page.engine.idsOf('evaluate')).toHaveLength(2);
    page.engine.reply(page.engine.idsOf('evaluate')[1]!, found);
    await settle();
    expect(page.state.evaluation).toEqual({ phase: 'ready', last: found });
  });

  it('says why it failed, and keeps what it knew', async () => {
    const page = await finishRun();
    page.engine.reply(page.engine.idsOf('evaluate')[0]!, found);
    await settle();
    void page.studio.actions.evaluate();
    await settle();
    page.engine.refuse(page.engine.idsOf('evaluate')[1]!, 'gpu-error', 'Out of memory.');
    await settle();
    expect(page.state.evaluation).toEqual({
      phase: 'failed',
      last: found,
      message: verbatim('Out of memory.'),
    });
  });
});
