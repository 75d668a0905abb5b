import { asLikenessError, LikenessError } from '../core/errors.ts';
import type { EventTable, FromWorker, ParamsOf, RequestTable, ResultOf, ToWorker } from '../protocol/wire.ts';
import { message } from '../core/message.ts';

/** The part of a worker's global scope, or of a MessagePort, that the wire needs. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** A result whose buffers change hands instead of being copied. */
export class Transferred<Result> {
  readonly result: Result;
  readonly transfer: Transferable[];

  constructor(result: Result, transfer: Transferable[]) {
    this.result = result;
    this.transfer = transfer;
  }
}

/** Marks buffers within a handler's result as given away: the worker can no longer use them. */
export function withTransfer<Result>(result: Result, transfer: Transferable[]): Transferred<Result> {
  return new Transferred(result, transfer);
}

type Answer<Result> = Result | Transferred<Result>;

/** One handler a request. The signal fires when the page cancels it; the handler then rejects or ends early. */
export type Handlers<T extends RequestTable> = {
  readonly [K in keyof T]: (
    params: ParamsOf<T, K>,
    signal: AbortSignal,
  ) => Answer<ResultOf<T, K>> | Promise<Answer<ResultOf<T, K>>>;
};

/** Sends an event to the page. */
export type Emit<E extends EventTable> = <K extends keyof E>(
  name: K,
  payload: E[K],
  transfer?: Transferable[],
) => void;

/** The sender of a worker's events. */
export function emitter<E extends EventTable>(port: Port): Emit<E> {
  return (name, payload, transfer = []) => port.postMessage({ type: 'event', name, payload }, transfer);
}

/**
 * Answers the page's requests, each exactly once: with the handler's result, or with a failure that carries the
 * code and words of what it threw. Requests run side by side; a handler that must run alone sees to it.
 */
export function serve<T extends RequestTable>(port: Port, handlers: Handlers<T>): void {
  const running = new Map<number, AbortController>();
  const send = (message: FromWorker<RequestTable, EventTable>, transfer: Transferable[] = []): void =>
    port.postMessage(message, transfer);

  const answer = async (id: number, name: keyof T, params: ParamsOf<T, keyof T>): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
      if (handler === undefined)
        throw new LikenessError('internal', message('No such request: {name}.', { name: String(name) }));
      const given = await handler(params, controller.signal);
      // Inside the try, since a result that cannot be cloned is a failure too.
      if (given instanceof Transferred) send({ type: 'reply', id, result: given.result }, given.transfer);
      else send({ type: 'reply', id, result: given });
    } catch (thrown) {
      const { code, said } = asLikenessError(thrown);
      send({ type: 'failure', id, error: { code, said } });
    } finally {
      running.delete(id);
    }
  };

  port.addEventListener('message', ({ data }: MessageEvent<ToWorker<T>>) => {
    switch (data.type) {
      case 'request':
        void answer(data.id, data.name, data.params);
        break;
      case 'cancel':
        running.get(data.id)?.abort();
        break;
      default:
        data satisfies never;
    }
  });
}
