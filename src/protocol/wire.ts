import type { Message } from '../core/message.ts';

/**
 * The shapes that cross between page and worker. A table of requests types both sides: the page's
 * `call('name', params)` and the worker's handler `name(params, signal)` are derived from it.
 */
export type RequestTable = Readonly<Record<string, readonly [params: unknown, result: unknown]>>;
export type EventTable = Readonly<Record<string, unknown>>;

export type ParamsOf<T extends RequestTable, K extends keyof T> = T[K][0];
export type ResultOf<T extends RequestTable, K extends keyof T> = T[K][1];

/** An error as it crosses: class instances do not survive the structured clone with their code. */
export interface WireError {
  readonly code: string;
  readonly said: Message;
}

/** Page to worker. `cancel` fires the AbortSignal of the request with that id. */
export type ToWorker<T extends RequestTable> =
  | { [K in keyof T]: { type: 'request'; id: number; name: K; params: ParamsOf<T, K> } }[keyof T]
  | { type: 'cancel'; id: number };

/** Worker to page. Every request is answered once, also after a cancel. */
export type FromWorker<T extends RequestTable, E extends EventTable> =
  | { [K in keyof T]: { type: 'reply'; id: number; result: ResultOf<T, K> } }[keyof T]
  | { type: 'failure'; id: number; error: WireError }
  | { [K in keyof E]: { type: 'event'; name: K; payload: E[K] } }[keyof E];
