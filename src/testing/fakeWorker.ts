import type { WorkerPort } from '../client/connection.ts';
import type { EventTable, FromWorker, RequestTable, ToWorker } from '../protocol/wire.ts';
import { verbatim } from '../core/message.ts';

type Sent = ToWorker<RequestTable>;

/** A worker whose every word a test decides. */
export class FakeWorker extends EventTarget implements WorkerPort {
  readonly sent: { message: Sent; transfer: Transferable[] }[] = [];
  terminated = false;
  /** Requests of these names are answered at once, as a live worker would. */
  readonly automatic = new Map<string, (params: unknown) => unknown>();

  postMessage(message: unknown, transfer: Transferable[]): void {
    const request = message as Sent;
    this.sent.push({ message: request, transfer });
    if (request.type !== 'request') return;
    const answer = this.automatic.get(request.name);
    if (answer) queueMicrotask(() => this.reply(request.id, answer(request.params)));
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Ids of the requests of this name, oldest first. */
  idsOf(name: string): number[] {
    return this.sent.flatMap(({ message }) =>
      message.type === 'request' && message.name === name ? [message.id] : [],
    );
  }

  paramsOf(name: string): unknown[] {
    return this.sent.flatMap(({ message }) =>
      message.type === 'request' && message.name === name ? [message.params] : [],
    );
  }

  get cancelled(): number[] {
    return this.sent.flatMap(({ message }) => (message.type === 'cancel' ? [message.id] : []));
  }

  reply(id: number, result: unknown): void {
    this.#say({ type: 'reply', id, result });
  }

  refuse(id: number, code: string, message: string): void {
    this.#say({ type: 'failure', id, error: { code, said: verbatim(message) } });
  }

  emit(name: string, payload: unknown): void {
    this.#say({ type: 'event', name, payload });
  }

  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }

  #say(data: FromWorker<RequestTable, EventTable>): void {
    if (!this.terminated) this.dispatchEvent(new MessageEvent('message', { data }));
  }
}
