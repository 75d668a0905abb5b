import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import { throwReason } from './throwReason.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const aborted = new DOMException('A read was aborted.', 'AbortError');
const loss = new LikenessError('device-lost', message('The GPU was lost.'));

/** What is thrown in the end, where the device tells of its loss after so many ms. */
async function thrownWith(lossAfterMs: number): Promise<unknown> {
  const failed = new Promise<never>((_, reject) => void setTimeout(() => reject(loss), lossAfterMs));
  failed.catch(() => undefined);
  const thrown = throwReason(aborted, { failed }).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(1000);
  return thrown;
}

it('a read that ends just before the loss of its device is told as the loss', async () => {
  expect(await thrownWith(0)).toBe(loss);
  expect(await thrownWith(200)).toBe(loss);
});

it('what fails on a device that is whole is told as it is, within a second', async () => {
  expect(await thrownWith(60_000)).toBe(aborted);
});
