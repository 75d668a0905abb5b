import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reportUnheardFailures, type FailingScope } from './unheardFailures.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a promise that fails unheard ends the worker within two seconds, as an uncaught error does', () => {
  let tell: Parameters<FailingScope['addEventListener']>[1] = () => undefined;
  const reportError = vi.fn();
  reportUnheardFailures({ addEventListener: (_, listener) => (tell = listener), reportError });
  const reason = new Error('the clock is broken');
  tell({ reason, preventDefault: () => undefined });
  vi.advanceTimersByTime(2000);
  expect(reportError).toHaveBeenCalledExactlyOnceWith(reason);
});
