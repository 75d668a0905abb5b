import { describe, expect, it } from 'vitest';
import { isActive, transition, type RunEvent, type RunState } from './runState.ts';
import { message } from './message.ts';

const after = (...events: RunEvent[]): RunState => events.reduce<RunState>(transition, { phase: 'idle' });
const START: RunEvent = { type: 'start', runId: 4, steps: 100 };
const phaseAfter = (...events: RunEvent[]): string => after(START, ...events).phase;

describe('transition', () => {
  it('follows a run from start to end', () => {
    expect(phaseAfter()).toBe('starting');
    expect(phaseAfter({ type: 'stepped' })).toBe('running');
    expect(phaseAfter({ type: 'stepped' }, { type: 'pause' })).toBe('pausing');
    expect(phaseAfter({ type: 'stepped' }, { type: 'pause' }, { type: 'rested' })).toBe('paused');
    expect(phaseAfter({ type: 'stepped' }, { type: 'pause' }, { type: 'resume' })).toBe('running');
    expect(phaseAfter({ type: 'stop' })).toBe('stopping');
    expect(phaseAfter({ type: 'stop' }, { type: 'end', outcome: 'stopped' })).toBe('stopped');
    expect(phaseAfter({ type: 'end', outcome: 'finished' })).toBe('finished');
  });

  it('tells of photos that are brought to size while it is starting, and no longer', () => {
    const photos = { done: 3, total: 40, secondsLeft: 9 };
    expect(after(START, { type: 'sizing', photos })).toMatchObject({ phase: 'starting', photos });
    expect(after(START, { type: 'stepped' }, { type: 'sizing', photos })).not.toHaveProperty('photos');
  });

  it('tells of kernels while it is starting, and no longer', () => {
    const preparing: RunEvent = { type: 'preparing', ready: 3, total: 40 };
    expect(after(START, preparing)).toMatchObject({ phase: 'starting', kernels: { ready: 3, total: 40 } });
    expect(phaseAfter({ type: 'stop' }, preparing)).toBe('stopping');
    expect(after(START, preparing, { type: 'stepped' })).toEqual({ phase: 'running', runId: 4, steps: 100 });
  });

  it('a late step does not wake a paused run', () => {
    const paused: RunEvent[] = [{ type: 'pause' }, { type: 'rested' }];
    expect(phaseAfter({ type: 'stepped' }, ...paused, { type: 'stepped' })).toBe('paused');
  });

  it('a rest that comes after Resume pauses nothing', () => {
    expect(phaseAfter({ type: 'pause' }, { type: 'resume' }, { type: 'rested' })).toBe('running');
  });

  it('no second run starts while one is active, and one may after it ended', () => {
    const second: RunEvent = { type: 'start', runId: 5, steps: 7 };
    expect(after(START, second)).toEqual(after(START));
    expect(after(START, { type: 'end', outcome: 'stopped' }, second)).toMatchObject({ runId: 5 });
  });

  it('what comes after the end changes nothing', () => {
    const ended = after(START, { type: 'end', outcome: 'finished' });
    for (const type of ['pause', 'resume', 'stop', 'stepped'] as const) {
      expect(transition(ended, { type })).toBe(ended);
    }
  });

  it('a failure keeps its reason', () => {
    const failed = after(START, { type: 'fail', code: 'device-lost', message: message('gone') });
    expect(failed).toMatchObject({
      phase: 'failed',
      code: 'device-lost',
      message: message('gone'),
      runId: 4,
    });
    expect(isActive(failed)).toBe(false);
  });
});
