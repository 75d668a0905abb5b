import { describe, expect, it } from 'vitest';
import { LikenessError } from '../core/errors.ts';
import { emitter, serve, withTransfer, type Handlers, type Port } from './serve.ts';
import { verbatim } from '../core/message.ts';

// An interface would not do: a table is indexed by name.
type Requests = {
  double: [{ value: number }, number];
  fill: [{ length: number }, Uint8Array];
  wait: [undefined, 'ended'];
  fail: [{ thrown: unknown }, undefined];
};

/** A port whose other end is the test. Clones as a real one does. */
class FakePort implements Port {
  readonly sent: unknown[] = [];
  #listener: (event: MessageEvent) => void = () => undefined;

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.sent.push(structuredClone(message, { transfer }));
  }

  addEventListener(_: 'message', listener: (event: MessageEvent) => void): void {
    this.#listener = listener;
  }

  async receive(data: unknown): Promise<void> {
    this.#listener({ data } as MessageEvent);
    await new Promise((resolve) => setImmediate(resolve));
  }

  request(id: number, name: string, params?: unknown): Promise<void> {
    return this.receive({ type: 'request', id, name, params });
  }
}

function startServer(overrides: Partial<Handlers<Requests>> = {}): FakePort {
  const port = new FakePort();
  serve<Requests>(port, {
    double: ({ value }) => 2 * value,
    fill: ({ length }) => {
      const filled = new Uint8Array(length).fill(7);
      return withTransfer(filled, [filled.buffer]);
    },
    wait: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new LikenessError('aborted', verbatim('Cancelled.'))));
      }),
    fail: ({ thrown }) => {
      throw thrown;
    },
    ...overrides,
  });
  return port;
}

describe('serve', () => {
  it('answers a request with the handler’s result', async () => {
    const port = startServer();
    await port.request(1, 'double', { value: 21 });
    expect(port.sent).toEqual([{ type: 'reply', id: 1, result: 42 }]);
  });

  it('gives buffers away instead of copying them', async () => {
    let given: Uint8Array | null = null;
    const port = startServer({
      fill: () => {
        given = new Uint8Array(3).fill(7);
        return withTransfer(given, [given.buffer]);
      },
    });
    await port.request(1, 'fill', { length: 3 });
    expect(port.sent).toEqual([{ type: 'reply', id: 1, result: Uint8Array.of(7, 7, 7) }]);
    expect(given).toHaveLength(0);
  });

  it('answers with code and words when a handler fails', async () => {
    const port = startServer();
    await port.request(1, 'fail', { thrown: new LikenessError('no-photos', verbatim('Add photos first.')) });
    await port.request(2, 'fail', { thrown: new Error('boom') });
    expect(port.sent).toEqual([
      { type: 'failure', id: 1, error: { code: 'no-photos', said: verbatim('Add photos first.') } },
      { type: 'failure', id: 2, error: { code: 'internal', said: verbatim('boom.') } },
    ]);
  });

  it('answers a cancelled request once, and leaves the others alone', async () => {
    const port = startServer();
    await port.request(1, 'wait');
    await port.request(2, 'wait');
    await port.receive({ type: 'cancel', id: 2 });
    await port.receive({ type: 'cancel', id: 2 });
    await port.receive({ type: 'cancel', id: 99 });
    expect(port.sent).toEqual([
      { type: 'failure', id: 2, error: { code: 'aborted', said: verbatim('Cancelled.') } },
    ]);
  });

  it('lets a handler end well after a cancel', async () => {
    const port = startServer({
      wait: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('ended'))),
    });
    await port.request(1, 'wait');
    await port.receive({ type: 'cancel', id: 1 });
    expect(port.sent).toEqual([{ type: 'reply', id: 1, result: 'ended' }]);
  });

  it('answers when the result cannot cross', async () => {
    const port = startServer({ double: () => (() => 1) as unknown as number });
    await port.request(1, 'double', { value: 1 });
    expect(port.sent).toMatchObject([{ type: 'failure', id: 1 }]);
  });

  it('answers a request that it does not know', async () => {
    const port = startServer();
    await port.request(1, 'constructor');
    expect(port.sent).toMatchObject([{ type: 'failure', id: 1, error: { code: 'internal' } }]);
  });
});

describe('emitter', () => {
  it('sends events by name', () => {
    const port = new FakePort();
    const emit = emitter<{ progress: { done: number } }>(port);
    emit('progress', { done: 3 });
    expect(port.sent).toEqual([{ type: 'event', name: 'progress', payload: { done: 3 } }]);
  });
});
