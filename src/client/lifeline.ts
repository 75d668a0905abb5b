import { message } from '../core/message.ts';
import type { EngineEvents, EngineRequests } from '../protocol/engine.ts';
import type { Connection } from './connection.ts';

/**
 * Learns at once of a worker that ends without a word, as one does whose memory is taken away or that its browser ends: a
 * worker that computes is silent too, so that silence alone tells nothing. The worker holds a lock as long as it lives,
 * and whoever waits for the lock gets it when the worker is gone.
 *
 * Where the browser has no locks, a worker that ends so is found when it is asked to stop.
 */
export async function watchLife(connection: Connection<EngineRequests, EngineEvents>): Promise<void> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return;
  const lock = `likeness worker ${crypto.randomUUID()}`;
  try {
    await connection.request('holdLock', { lock });
    await navigator.locks.request(lock, () => connection.lose(message('the browser has ended it')));
  } catch {
    // Lost already, of which the connection tells; or a browser that gives no locks here.
  }
}
