import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LikenessError } from '../core/errors.ts';
import { FakeWorker } from '../testing/fakeWorker.ts';
import { Connection, type WorkerEvent } from './connection.ts';

type Requests = { add: [{ a: number; b: number }, number]; sleep: [undefined, undefined] };
type Events = { tick: number };

let worker: FakeWorker;
let events: WorkerEvent<Events>[];
let lost: LikenessError[];
let connection: Connection<Requests, Events>;

beforeEach(() => {
  worker = new FakeWorker();
  events = [];
  lost = [];
  connection = new Connection<Requests, Events>(worker, {
    onEvent: (event) => events.push(event),
    onLost: (error) => lost.push(error),
  });
});

describe('Connection', () => {
  it('gives each request its own answer, in whatever order they come', async () => {
    const first = connection.request('add', { a: 1, b: 2 });
    const second = connection.request('add', { a: 3, b: 4 });
    const [firstId, secondId] = worker.idsOf('add');
    worker.reply(secondId!, 7);
    worker.reply(firstId!, 3);
    expect(await Promise.all([first, second])).toEqual([3, 7]);
  });

  it('rejects with the code and message of a failure', async () => {
    const reply = connection.request('add', { a: 1, b: 2 });
    worker.refuse(worker.idsOf('add')[0]!, 'no-photos', 'There are no photos.');
    await expect(reply).rejects.toMatchObject({ code: 'no-photos', message: 'There are no photos.' });
  });

  it('settles at once when aborted, and tells the worker', async () => {
    const abort = new AbortController();
    const reply = connection.request('sleep', undefined, { signal: abort.signal });
    abort.abort();
    await expect(reply).rejects.toMatchObject({ code: 'aborted' });
    expect(worker.cancelled).toEqual(worker.idsOf('sleep'));
    worker.reply(worker.idsOf('sleep')[0]!, undefined);
  });

  it('sends nothing for a request that was aborted before', async () => {
    const reply = connection.request('sleep', undefined, { signal: AbortSignal.abort() });
    await expect(reply).rejects.toMatchObject({ code: 'aborted' });
    expect(worker.sent).toEqual([]);
  });

  it('settles every request when the worker dies, and says so once', async () => {
    const replies = [connection.request('sleep', undefined), connection.request('add', { a: 1, b: 1 })];
    worker.crash('out of memory');
    worker.crash('again');
    for (const reply of replies) await expect(reply).rejects.toMatchObject({ code: 'worker-lost' });
    await expect(connection.request('sleep', undefined)).rejects.toMatchObject({ code: 'worker-lost' });
    expect(lost).toHaveLength(1);
    expect(worker.terminated).toBe(true);
  });

  it('rejects a request that cannot be sent', async () => {
    vi.spyOn(worker, 'postMessage').mockImplementation(() => {
      throw new DOMException('no clone', 'DataCloneError');
    });
    await expect(connection.request('sleep', undefined)).rejects.toMatchObject({ code: 'internal' });
  });

  it('passes events on', () => {
    worker.emit('tick', 5);
    expect(events).toEqual([{ name: 'tick', payload: 5 }]);
  });

  it('hands buffers over', () => {
    const buffer = new ArrayBuffer(8);
    void connection.request('sleep', undefined, { transfer: [buffer] });
    expect(worker.sent[0]?.transfer).toEqual([buffer]);
  });
});
