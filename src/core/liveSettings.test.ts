import { describe, expect, it } from 'vitest';
import { changedAt, changesViews, isLive, settingsAfter, withChanges } from './liveSettings.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

const BEGUN: Settings = { ...DEFAULT_SETTINGS, temperature: 0.2, learningRate: 1e-3 };

describe('isLive', () => {
  it('lets turn what a step reads anew, and nothing that shapes the run', () => {
    for (const name of ['temperature', 'learningRate', 'flip', 'hue'])
      expect(isLive(name, BEGUN), name).toBe(true);
    for (const name of ['steps', 'batchSize', 'encoder', 'optimizer', 'seed', 'augmentation'])
      expect(isLive(name, BEGUN), name).toBe(false);
  });

  it('not a temperature that training moves, nor one that the loss does not use', () => {
    expect(isLive('temperature', { ...BEGUN, learnTemperature: true })).toBe(false);
    expect(isLive('temperature', { ...BEGUN, loss: 'triplet' })).toBe(false);
  });
});

describe('changes of a run', () => {
  const first = withChanges([], BEGUN, 10, { temperature: 0.1, flip: 0 });

  it('tell what held before and what holds from their step on', () => {
    expect(first).toEqual([
      { step: 10, name: 'temperature', from: 0.2, to: 0.1 },
      { step: 10, name: 'flip', from: 0.5, to: 0 },
    ]);
    expect(withChanges(first, BEGUN, 20, { temperature: 0.3 }).at(-1)).toMatchObject({ from: 0.1, to: 0.3 });
    expect(settingsAfter(BEGUN, first, 9)).toEqual(BEGUN);
    expect(settingsAfter(BEGUN, first, 10)).toEqual({
      ...BEGUN,
      temperature: 0.1,
      augmentation: { ...BEGUN.augmentation, flip: 0 },
    });
  });

  it('before the same step count once, and not where they came back', () => {
    const twice = withChanges(first, BEGUN, 10, { temperature: 0.5 });
    expect(twice.filter(({ name }) => name === 'temperature')).toEqual([
      { step: 10, name: 'temperature', from: 0.2, to: 0.5 },
    ]);
    expect(withChanges(twice, BEGUN, 10, { temperature: 0.2, flip: 0.5 })).toEqual([]);
    expect(withChanges(first, BEGUN, 20, { temperature: 0.1 })).toEqual(first);
  });

  it('stand in the row of their step', () => {
    expect(changedAt(first, 10)).toEqual({ temperature: [0.2, 0.1], flip: [0.5, 0] });
    expect(changedAt(first, 11)).toBeUndefined();
  });

  it('need new views only where they are of views', () => {
    expect(changesViews({ temperature: 1, learningRate: 1 })).toBe(false);
    expect(changesViews({ temperature: 1, greyscale: 1 })).toBe(true);
  });
});
