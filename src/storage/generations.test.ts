import { beforeEach, describe, expect, it } from 'vitest';
import { Generations, type About, type Generation, type RecordStore } from './generations.ts';

const ABOUT: About = { savedAt: '2026-01-01T00:00:00.000Z', step: 1, steps: 9, photos: 4, fingerprint: 'ab' };

/** A store in memory, whose writes a test cuts short. */
class MemoryStore implements RecordStore {
  readonly records: unknown[] = [null, null];
  fault: ((record: Generation) => unknown) | null = null;

  read(slot: 0 | 1): Promise<unknown> {
    return Promise.resolve(this.records[slot]);
  }

  write(slot: 0 | 1, record: Generation): Promise<void> {
    if (this.fault) {
      this.records[slot] = this.fault(record);
      return Promise.reject(new Error('killed'));
    }
    this.records[slot] = structuredClone(record);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.records.fill(null);
    return Promise.resolve();
  }
}

let store: MemoryStore;
let generations: Generations;
const save = (value: number): Promise<Generation> =>
  generations.save({ json: `{"value":${value}}`, bytes: new Uint8Array(999).fill(value) }, 1, ABOUT);

beforeEach(() => {
  store = new MemoryStore();
  generations = new Generations(store);
});

describe('generations', () => {
  it('are written in turn, and the newest is read', async () => {
    expect(await generations.latest()).toBeNull();
    for (const value of [1, 2, 3]) await save(value);
    expect(store.records.map((record) => (record as Generation).number).sort()).toEqual([2, 3]);
    expect(await generations.latest()).toMatchObject({ json: '{"value":3}', number: 3 });
    await generations.clear();
    expect(await generations.latest()).toBeNull();
  });

  it.each<[string, (record: Generation) => unknown]>([
    ['never began', () => null],
    ['left half of the bytes', (record) => ({ ...record, bytes: record.bytes.slice(0, 500) })],
    ['left old bytes under a new text', (record) => ({ ...record, bytes: new Uint8Array(999).fill(1) })],
    ['left a new text of another step', (record) => ({ ...record, about: { ...ABOUT, step: 2 } })],
    ['left something else', () => 'rubbish'],
  ])('survive a write that %s: the one before is read, and the next takes its place', async (_, fault) => {
    for (const value of [1, 2]) await save(value);
    store.fault = fault;
    await expect(save(3)).rejects.toThrow('killed');
    expect(await generations.latest()).toMatchObject({ json: '{"value":2}' });
    store.fault = null;
    await save(4);
    expect(await generations.latest()).toMatchObject({ json: '{"value":4}' });
    expect((await generations.latest())?.bytes).toEqual(new Uint8Array(999).fill(4));
  });

  it('of a later version are left alone', async () => {
    await save(1);
    const later = { json: '{"value":2}', bytes: new Uint8Array(9) };
    await generations.save(later, 2, ABOUT);
    await expect(save(3)).rejects.toMatchObject({ code: 'newer-project' });
    expect(await generations.latest()).toMatchObject({ json: '{"value":2}', version: 2 });
  });
});
