import { describe, expect, it } from 'vitest';
import { WorkerRunControl } from './runControl.ts';

describe('WorkerRunControl', () => {
  it('pause is answered when the run has come to rest, and resume lets it go on', async () => {
    const control = new WorkerRunControl(new AbortController().signal);
    const events: string[] = [];
    const paused = control.pause().then(() => events.push('paused'));
    expect(control.isPaused()).toBe(true);
    const resting = control.resumed().then(() => events.push('resumed'));
    await paused;
    expect(events).toEqual(['paused']);
    control.resume();
    await resting;
    expect(events).toEqual(['paused', 'resumed']);
    expect(control.isPaused()).toBe(false);
  });

  it('stop wakes a paused run', async () => {
    const stop = new AbortController();
    const control = new WorkerRunControl(stop.signal);
    const paused = control.pause();
    const resting = control.resumed();
    stop.abort();
    await Promise.all([paused, resting]);
    expect(control.isPaused()).toBe(false);
  });

  it('answers a change with the step that has not begun, and hands all of them over before it', () => {
    const control = new WorkerRunControl(new AbortController().signal);
    expect(control.adjust({ temperature: 0.5 })).toBe(1);
    expect(control.turned(1)).toEqual({ temperature: 0.5 });
    expect(control.adjust({ temperature: 0.3 })).toBe(2);
    expect(control.adjust({ temperature: 0.1, flip: 0 })).toBe(2);
    expect(control.turned(2)).toEqual({ temperature: 0.1, flip: 0 });
    expect(control.turned(3)).toBeNull();
    expect(control.adjust({ flip: 1 })).toBe(4);
  });

  it('a pause that comes too late is answered all the same', async () => {
    const control = new WorkerRunControl(new AbortController().signal);
    const paused = control.pause();
    control.end();
    await expect(paused).resolves.toBeUndefined();
  });
});
