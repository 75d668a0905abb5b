import { LikenessError, type ErrorCode } from '../core/errors.ts';
import type {
  EventTable,
  FromWorker,
  ParamsOf,
  RequestTable,
  ResultOf,
  ToWorker,
  WireError,
} from '../protocol/wire.ts';
import { aborted, untilAborted } from './untilAborted.ts';
import { message, verbatim, type Message } from '../core/message.ts';

/** The part of `Worker` that a connection needs, so that a test can stand in for it. */
export interface WorkerPort {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
  terminate(): void;
}

/** An event of the worker, with its payload. */
export type WorkerEvent<E extends EventTable> = {
  [K in keyof E]: { readonly name: K; readonly payload: E[K] };
}[keyof E];

export interface ConnectionListener<E extends EventTable> {
  onEvent(event: WorkerEvent<E>): void;
  /** The worker threw outside any request, or could not be loaded. Called once, after all calls settled. */
  onLost(error: LikenessError): void;
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly transfer?: Transferable[];
}

/** A request under way. `cancel` asks the worker to stop; `reply` still waits for its answer. */
export interface Call<R> {
  readonly reply: Promise<R>;
  cancel(): void;
}

interface Pending {
  // A method, so that it may take the one kind of result that its request has.
  resolve(result: unknown): void;
  reject(error: LikenessError): void;
}

/** Requests and events over one worker. Every promise settles: by answer, by abort or when the worker is lost. */
export class Connection<T extends RequestTable, E extends EventTable> {
  readonly #port: WorkerPort;
  readonly #listener: ConnectionListener<E>;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #lost: LikenessError | null = null;
  #heardAtMs = performance.now();

  constructor(port: WorkerPort, listener: ConnectionListener<E>) {
    this.#port = port;
    this.#listener = listener;
    port.addEventListener('message', (event) => this.#receive((event as MessageEvent).data));
    port.addEventListener('messageerror', () => this.#fail(message('a message could not be read')));
    port.addEventListener('error', (event) => {
      event.preventDefault();
      const said = (event as ErrorEvent).message;
      this.#fail(said ? verbatim(said) : message('its script could not be loaded'));
    });
  }

  /** When the worker last said anything, on the clock of `performance`, which nobody sets. */
  get heardAtMs(): number {
    return this.#heardAtMs;
  }

  /** Sends a request and leaves it to the caller when to give up. */
  call<K extends keyof T & string>(
    name: K,
    params: ParamsOf<T, K>,
    transfer: Transferable[] = [],
  ): Call<ResultOf<T, K>> {
    const id = this.#nextId++;
    const reply = new Promise<ResultOf<T, K>>((resolve, reject) => {
      if (this.#lost) {
        reject(this.#lost);
        return;
      }
      this.#pending.set(id, { resolve, reject });
      try {
        this.#post({ type: 'request', id, name, params }, transfer);
      } catch (thrown) {
        this.#pending.delete(id);
        reject(
          new LikenessError('internal', message('The request {name} could not be sent.', { name }), {
            cause: thrown,
          }),
        );
      }
    });
    const cancel = (): void => {
      if (this.#pending.has(id)) this.#post({ type: 'cancel', id }, []);
    };
    return { reply, cancel };
  }

  /** Sends a request whose promise rejects with `aborted` as soon as the signal fires. */
  request<K extends keyof T & string>(
    name: K,
    params: ParamsOf<T, K>,
    { signal, transfer = [] }: RequestOptions = {},
  ): Promise<ResultOf<T, K>> {
    if (signal?.aborted) return Promise.reject(aborted());
    const call = this.call(name, params, transfer);
    signal?.addEventListener('abort', () => call.cancel(), { once: true });
    return untilAborted(call.reply, signal);
  }

  /** Ends the worker; whatever still waits is rejected with `reason`. */
  close(reason: LikenessError): void {
    if (this.#lost) return;
    this.#lost = reason;
    this.#port.terminate();
    for (const pending of this.#pending.values()) pending.reject(reason);
    this.#pending.clear();
  }

  /** Someone else has found that the worker is gone. */
  lose(what: Message): void {
    this.#fail(what);
  }

  #post(sent: ToWorker<RequestTable>, transfer: Transferable[]): void {
    this.#port.postMessage(sent, transfer);
  }

  #receive(data: unknown): void {
    if (this.#lost) return;
    this.#heardAtMs = performance.now();
    const received = data as FromWorker<RequestTable, EventTable>;
    switch (received.type) {
      case 'reply':
        this.#take(received.id)?.resolve(received.result);
        return;
      case 'failure':
        this.#take(received.id)?.reject(fromWire(received.error));
        return;
      case 'event':
        // The table types both ends; the wire itself cannot be checked at no cost.
        this.#listener.onEvent({ name: received.name, payload: received.payload } as WorkerEvent<E>);
        return;
      default:
        received satisfies never;
    }
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #fail(what: Message): void {
    if (this.#lost) return;
    const error = new LikenessError(
      'worker-lost',
      message('A background worker ended unexpectedly: {what}.', { what }),
    );
    this.close(error);
    this.#listener.onLost(error);
  }
}

function fromWire(error: WireError): LikenessError {
  return new LikenessError(error.code as ErrorCode, error.said);
}
