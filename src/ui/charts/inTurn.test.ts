import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTurn } from './inTurn.ts';

afterEach(() => vi.unstubAllGlobals());

describe('inTurn', () => {
  it('runs one callback a frame, each once, in order, and what comes later too', () => {
    const frames: (() => void)[] = [];
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
    const log: string[] = [];
    const [one, two] = [() => log.push('one'), () => log.push('two')];
    inTurn(one);
    inTurn(two);
    inTurn(one);
    expect([frames.length, log.length]).toEqual([1, 0]);
    frames.shift()!();
    expect(log).toEqual(['one']);
    inTurn(one);
    frames.shift()!();
    frames.shift()!();
    expect(log).toEqual(['one', 'two', 'one']);
    expect(frames).toHaveLength(0);
    inTurn(two);
    frames.shift()!();
    expect(log.at(-1)).toBe('two');
  });
});
