import { describe, expect, it } from 'vitest';
import type { RunState } from '../../core/runState.ts';
import type { Figures } from '../../store/phases.ts';
import { runSentence, runWords } from './runWords.ts';
import { message } from '../../core/message.ts';

const figures: Figures = {
  step: 120,
  loss: 3.2141,
  top1: 0.4,
  learningRate: 1e-3,
  imagesPerSecond: 612.4,
  secondsLeft: 57.2,
};
const at = (phase: 'running' | 'paused' | 'stopping' | 'finished' | 'stopped'): RunState => ({
  phase,
  runId: 1,
  steps: 1500,
});
const say = (
  run: RunState,
  given: Figures | null = figures,
  photos = 240,
  savedStep: number | null = null,
): string => runSentence(runWords(run, given, photos, { savedStep }));

describe('the status of training', () => {
  it('says step, loss, rate and time left while it runs', () => {
    expect(say(at('running'))).toBe('step 120 of 1,500, loss 3.214, 612 images a second, 58 s left');
  });

  it.each(['paused', 'finished', 'stopped'] as const)('says %s, and where', (phase) => {
    expect(say(at(phase))).toBe(`${phase}, step 120 of 1,500, loss 3.214`);
  });

  it('says how far the compiling of kernels is', () => {
    const starting = { phase: 'starting', runId: 1, steps: 9 } as const;
    const ready = (count: number): RunState => ({ ...starting, kernels: { ready: count, total: 60 } });
    expect(say(starting, null)).toBe('starting …');
    expect(runSentence(runWords(starting, null, 40, { waitsFor: 'device' }))).toContain(
      'device is being opened',
    );
    expect(runSentence(runWords(starting, null, 40, { waitsFor: 'photos' }))).toContain('photos are brought');
    const sized = { ...starting, photos: { done: 1200, total: 9000, secondsLeft: 12 } };
    expect(runSentence(runWords(sized, null, 9000, { waitsFor: 'photos' }))).toBe(
      'starting, 1,200 of 9,000 photos are brought to size, 12 s left',
    );
    expect(say(ready(34), null)).toBe('preparing the GPU, 34 of 60 kernels …');
    expect(say(ready(60), null)).toBe('starting …');
  });

  it('shows a negative loss, which DCL allows', () => {
    expect(say(at('running'), { ...figures, loss: -0.5 })).toContain('loss −0.500');
  });

  it('says why one cannot start', () => {
    expect(say({ phase: 'idle' }, null, 3)).toBe('Training needs at least 8 photos; there are 3.');
    expect(say({ phase: 'idle' }, null, 40)).toContain('few');
  });

  it('says what went wrong, what is safe and what to do', () => {
    const run: RunState = {
      phase: 'failed',
      runId: 1,
      steps: 1500,
      code: 'device-lost',
      message: message('The GPU was reset.'),
    };
    expect(say(run)).toContain('The GPU was reset.');
    expect(say(run, figures, 240, 110)).toMatch(/Step 110 is safe\. How to go on from there/);
    expect(say(run, null)).toContain('photos are untouched');
  });

  it('says of a run that broke at which step, which weights are kept, and what helps', () => {
    const told = message('The loss is no longer a number at step {step}.', { step: 121 });
    const run: RunState = { phase: 'failed', runId: 1, steps: 1500, code: 'not-finite', message: told };
    expect(say(run, figures, 240, 110)).toMatch(
      /at step 121.*weights of step 110 are safe and can be downloaded.*Lower the learning rate/,
    );
  });
});
