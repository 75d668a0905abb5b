import { describe, expect, it, vi } from 'vitest';
import type { DecodedPhoto, DecodeJob } from '../dataset/decode.ts';
import { DecodePool, type DecodePort } from './decodePool.ts';
import { message, type Message } from '../core/message.ts';

const photo = (value: number): DecodedPhoto => ({ pixels: Uint8Array.of(value), width: 1, height: 1 });

const job = (source: DecodeJob['source']): DecodeJob => ({
  source,
  header: { format: 'jpeg', width: 1, height: 1, orientation: 1, hide: null },
  side: 1,
});

type Sent = { id: number; params: DecodeJob };

/** A worker that answers when told to. */
class FakePort implements DecodePort {
  readonly sent: Sent[] = [];
  readonly terminate = vi.fn();
  readonly #listeners = new Map<string, (event: Event) => void>();

  postMessage(message: unknown): void {
    this.sent.push(message as Sent);
  }

  addEventListener(type: string, listener: (event: Event) => void): void {
    this.#listeners.set(type, listener);
  }

  answer(result: DecodedPhoto | { reason: Message }): void {
    const data = { type: 'reply', id: this.sent.shift()!.id, result };
    this.#listeners.get('message')!(new MessageEvent('message', { data }));
  }

  fail(): void {
    this.#listeners.get('error')!(new Event('error', { cancelable: true }));
  }
}

function makePool(size: number) {
  const ports: FakePort[] = [];
  const here = vi.fn(() => Promise.resolve(photo(0)));
  const spawn = (): FakePort => {
    const port = new FakePort();
    ports.push(port);
    return port;
  };
  return { pool: new DecodePool(size, spawn, here), ports, here };
}

describe('DecodePool', () => {
  it('gives each job to the worker with the fewest, and each answer to its job', async () => {
    const { pool, ports } = makePool(2);
    const photos = [1, 2, 3].map(() => pool.decode(job(new Blob())));
    expect(ports.map(({ sent }) => sent.length)).toEqual([2, 1]);
    ports[1]!.answer(photo(20));
    ports[0]!.answer(photo(10));
    ports[0]!.answer(photo(30));
    expect((await Promise.all(photos)).map(({ pixels }) => pixels[0])).toEqual([10, 20, 30]);
  });

  it('spawns no more workers than there are jobs at a time', async () => {
    const { pool, ports } = makePool(4);
    for (let turn = 0; turn < 3; turn++) {
      const decoded = pool.decode(job(new Blob()));
      ports[0]!.answer(photo(turn));
      await decoded;
    }
    expect(ports).toHaveLength(1);
  });

  it('sends of a view its own bytes alone', () => {
    const { pool, ports } = makePool(1);
    void pool.decode(job(new Uint8Array(new ArrayBuffer(1000), 500, 3)));
    const { source } = ports[0]!.sent[0]!.params;
    expect((source as Uint8Array).buffer.byteLength).toBe(3);
  });

  it('passes on why a photo cannot be read', async () => {
    const { pool, ports } = makePool(1);
    const decoded = pool.decode(job(new Blob()));
    ports[0]!.answer({ reason: message('is odd') });
    await expect(decoded).rejects.toMatchObject({ name: 'UnreadableFile', reason: message('is odd') });
  });

  it('loses no photo with a worker: what it had, and what comes, is decoded elsewhere', async () => {
    const { pool, ports, here } = makePool(1);
    const decoded = pool.decode(job(new Blob()));
    ports[0]!.fail();
    expect((await decoded).pixels[0]).toBe(0);
    await pool.decode(job(new Blob()));
    expect(here).toHaveBeenCalledTimes(2);
    expect(ports[0]!.terminate).toHaveBeenCalledOnce();
    expect(ports).toHaveLength(1);
  });

  it('decodes here where workers are refused, or none are wanted', async () => {
    const here = vi.fn(() => Promise.resolve(photo(0)));
    const refuse = (): never => {
      throw new TypeError('no Worker');
    };
    for (const size of [0, 3]) await new DecodePool(size, refuse, here).decode(job(new Blob()));
    expect(here).toHaveBeenCalledTimes(2);
  });
});
