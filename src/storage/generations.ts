import type { GenerationSize } from '../core/diagnosis.ts';
import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import type { ProjectSummary } from '../core/project.ts';
import { crc32 } from '../formats/crc32.ts';
import type { PackedValue } from '../formats/project/arrays.ts';

/** Two places for records. A write is whole or has not been; the checksum is for stores that promise more than they hold. */
export interface RecordStore {
  read(slot: Slot): Promise<unknown>;
  write(slot: Slot, record: Generation): Promise<void>;
  clear(): Promise<void>;
}

const SLOTS = [0, 1] as const;
export type Slot = (typeof SLOTS)[number];

/** What is told of a generation without unpacking it. */
export type About = Omit<ProjectSummary, 'bytes' | 'pixels'> & {
  /** Of the photos: `core/photoFingerprint.ts`. */
  readonly fingerprint: string;
};

/** A project as it is kept. */
export interface Generation extends PackedValue {
  /** Counts the writes. */
  readonly number: number;
  /** PROJECT_VERSION of the page that wrote it. */
  readonly version: number;
  readonly about: About;
  readonly checksum: number;
}

/**
 * What was kept last, in two places that are written in turn: whatever becomes of a write, the one before it is still
 * there, and nothing is read that is not as it was written.
 */
export class Generations {
  readonly #store: RecordStore;

  constructor(store: RecordStore) {
    this.#store = store;
  }

  /** @throws LikenessError `newer-project` where the last is of a later version than this one, and is left alone */
  async save(packed: PackedValue, version: number, about: About): Promise<Generation> {
    const last = await this.latest();
    if (last !== null && last.version > version)
      throw new LikenessError(
        'newer-project',
        message('A newer version of Likeness has kept its work here.'),
      );
    const number = (last?.number ?? 0) + 1;
    const unsigned = { ...packed, number, version, about };
    const generation: Generation = { ...unsigned, checksum: checksumOf(unsigned) };
    await this.#store.write((number % 2) as Slot, generation);
    return generation;
  }

  /** The newest that is whole; null where there is none. */
  async latest(): Promise<Generation | null> {
    const records = await Promise.all(SLOTS.map((slot) => this.#store.read(slot)));
    const whole = records.filter(isWhole);
    return whole.sort((one, other) => other.number - one.number)[0] ?? null;
  }

  /** What each takes, the newest first; those that are not whole last. */
  async sizes(): Promise<GenerationSize[]> {
    const records = await Promise.all(SLOTS.map((slot) => this.#store.read(slot)));
    const whole = records.filter(isWhole).sort((one, other) => other.number - one.number);
    const broken = records.filter((record) => record !== undefined && !isWhole(record));
    return [
      ...whole.map((record) => ({ step: record.about.step, bytes: bytesOf(record) })),
      ...broken.map(() => ({ step: null, bytes: null })),
    ];
  }

  clear(): Promise<void> {
    return this.#store.clear();
  }
}

/** Bytes that a generation takes. */
export function bytesOf({ json, bytes }: PackedValue): number {
  return json.length + bytes.length;
}

function isWhole(record: unknown): record is Generation {
  if (typeof record !== 'object' || record === null) return false;
  const { json, bytes, number, checksum } = record as Partial<Generation>;
  return (
    typeof json === 'string' &&
    bytes instanceof Uint8Array &&
    typeof number === 'number' &&
    checksum === checksumOf(record as Generation)
  );
}

function checksumOf({ json, bytes, number, version, about }: Omit<Generation, 'checksum'>): number {
  const text = new TextEncoder().encode(JSON.stringify([number, version, about, json]));
  // Both sums in one number of at most 53 bits.
  return crc32(text) * 2 ** 21 + (crc32(bytes) >>> 11);
}
