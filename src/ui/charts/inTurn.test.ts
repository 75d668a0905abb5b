import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTurn } from './inTurn.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('inTurn', () => {
  it('runs one callback a frame, each once, in order, and what comes later too', () => {
    const frames: (() => void)[] = [];
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
    const log: string[] = [];
    /** A frame, and the tasks that it leaves. */
    const frame = (): void => {
      frames.shift()!();
      vi.runAllTimers();
    };
    const [one, two] = [() => log.push('one'), () => log.push('two')];
    inTurn(one);
    inTurn(two);
    inTurn(one);
    expect([frames.length, log.length]).toEqual([1, 0]);
    frame();
    expect(log).toEqual(['one']);
    inTurn(one);
    frame();
    frame();
    expect(log).toEqual(['one', 'two', 'one']);
    expect(frames).toHaveLength(0);
    inTurn(two);
    frame();
    expect(log.at(-1)).toBe('two');
  });
});
