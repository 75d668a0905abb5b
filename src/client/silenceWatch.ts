import type { EngineEvents, EngineRequests } from '../protocol/engine.ts';
import type { Connection } from './connection.ts';

export interface Patience {
  /** A worker that says nothing for so long is taken for stuck. */
  readonly silenceMs: number;
  /** A worker that answers but does not come to an end gets so long: one step on a slow device. */
  readonly limitMs: number;
}

export const PATIENCE: Patience = { silenceMs: 2000, limitMs: 30_000 };

/** No run has this id. A request about it changes nothing and is answered as soon as JavaScript is free. */
const NO_RUN = 0;

/**
 * Watches a worker that was asked to end a run, and calls `onStuck` once if it turns out to be stuck.
 * @returns ends the watch
 */
export function watchSilence(
  connection: Connection<EngineRequests, EngineEvents>,
  { silenceMs, limitMs }: Patience,
  onStuck: () => void,
): () => void {
  // By the clock that nobody sets; a machine that slept has kept silent, and so has its worker, without being stuck.
  let startedAtMs = performance.now();
  let lookedAtMs = startedAtMs;
  const ask = (): void => {
    connection.call('resume', { runId: NO_RUN }).reply.catch(() => {
      // A refusal is an answer too.
    });
  };
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - lookedAtMs >= silenceMs) startedAtMs = now;
    lookedAtMs = now;
    const silent = now - Math.max(connection.heardAtMs, startedAtMs) >= silenceMs;
    if (silent || now - startedAtMs >= limitMs) {
      clearInterval(timer);
      onStuck();
    } else {
      ask();
    }
  }, silenceMs / 4);
  ask();
  return () => clearInterval(timer);
}
