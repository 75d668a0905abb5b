import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EngineEvents, EngineRequests } from '../protocol/engine.ts';
import { FakeWorker } from '../testing/fakeWorker.ts';
import { Connection } from './connection.ts';
import { PATIENCE, watchSilence } from './silenceWatch.ts';

let worker: FakeWorker;
let connection: Connection<EngineRequests, EngineEvents>;
/** Time that passed while the machine slept, or the browser held the page's timers back. */
let sleptMs: number;

beforeEach(() => {
  vi.useFakeTimers();
  sleptMs = 0;
  const awake = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => awake() + sleptMs);
  worker = new FakeWorker();
  connection = new Connection(worker, { onEvent: () => undefined, onLost: () => undefined });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('a worker is not taken for stuck because the machine slept, and is where it stays silent afterwards', () => {
  const onStuck = vi.fn();
  watchSilence(connection, PATIENCE, onStuck);
  vi.advanceTimersByTime(1000);
  sleptMs = 8 * 3600_000;
  vi.advanceTimersByTime(1900);
  expect(onStuck).not.toHaveBeenCalled();
  vi.advanceTimersByTime(600);
  expect(onStuck).toHaveBeenCalledOnce();
});

it('nor because the timers of a hidden page fire once a minute', async () => {
  worker.automatic.set('resume', () => undefined);
  const onStuck = vi.fn();
  watchSilence(connection, PATIENCE, onStuck);
  for (let minute = 0; minute < 60; minute++) {
    sleptMs += 59_500;
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(onStuck).not.toHaveBeenCalled();
});
