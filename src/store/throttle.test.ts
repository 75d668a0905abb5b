import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Throttle } from './throttle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('goes on in time when the clock of the machine is set back by a day', () => {
  const act = vi.fn();
  const throttle = new Throttle(250, act);
  throttle.request();
  vi.setSystemTime(Date.now() - 86_400_000);
  throttle.request();
  vi.advanceTimersByTime(250);
  expect(act).toHaveBeenCalledTimes(2);
});
