import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { changeWords, markLabel, settingsLockWords, viewsLockWords } from './liveWords.ts';

const running = { phase: 'running', runId: 1, steps: 10 } as const;

describe('the lock', () => {
  it('says what can be turned while a run goes on, and what cannot', () => {
    expect(settingsLockWords({ phase: 'idle' }, DEFAULT_SETTINGS)).toBeNull();
    expect(settingsLockWords(running, DEFAULT_SETTINGS)).toContain('Only temperature and learning rate');
    const learned = { ...DEFAULT_SETTINGS, learnTemperature: true };
    expect(settingsLockWords(running, learned)).toContain('Only the learning rate');
  });

  it('says until when all is fixed', () => {
    const starting = { ...running, phase: 'starting' } as const;
    expect(settingsLockWords(starting, DEFAULT_SETTINGS)).toContain('first step');
    expect(viewsLockWords({ ...running, phase: 'stopping' })).toContain('ended');
    expect(viewsLockWords(running)).toContain('next step');
  });
});

it('a change is told as its control tells it', () => {
  const change = { step: 1200, from: 0.5, to: 0 };
  expect(changeWords({ ...change, name: 'flip' })).toBe('step 1,200: Mirror half of the views → never');
  expect(changeWords({ step: 3, name: 'temperature', from: 0.2, to: 0.1 })).toBe(
    'step 3: Temperature 0.2 → 0.1',
  );
});

it('a mark has the last values, and one word for all views', () => {
  const at = { step: 3, from: 0.2 };
  expect(
    markLabel([
      { ...at, name: 'learningRate', to: 0.0005 },
      { ...at, name: 'flip', to: 0 },
      { ...at, name: 'temperature', to: 0.5 },
      { ...at, name: 'hue', to: 0 },
      { ...at, name: 'temperature', to: 0.1 },
    ]),
  ).toBe('τ 0.1, rate 5e-4, views');
});
