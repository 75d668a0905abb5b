/** Sections of a WebAssembly binary that may declare a memory. */
const IMPORTS = 2;
const MEMORIES = 5;
const HEADER_BYTES = 8;

/** Kinds of imports. */
const FUNCTION = 0;
const TABLE = 1;
const MEMORY = 2;

/** Bits of a memory's limits: it has a maximum; it is shared between threads. */
const HAS_MAXIMUM = 1;
const SHARED = 2;

/** Reads a binary from front to back. */
class Reader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  /** An unsigned integer in LEB128. */
  integer(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  skipName(): void {
    const length = this.integer();
    this.at += length;
  }

  skipLimits(): void {
    const flags = this.byte();
    this.integer();
    if (flags & HAS_MAXIMUM) this.integer();
  }
}

/**
 * A copy of a WebAssembly binary whose memory is shared between threads, whether it makes the memory or imports it.
 * Plain loads and stores work on shared memory as on any other, so that one bit is all that differs. TensorFlow.js
 * ships a binary with shared memory too, but only together with a pool of threads of its own, which is spawned from
 * `blob:` URLs, as a content security policy had better not allow.
 *
 * @throws RangeError when there is no memory with a maximum, without which none can be shared
 */
export function withSharedMemory(binary: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(binary);
  const at = memoryFlags(bytes);
  const flags = bytes[at] ?? 0;
  if (at < 0 || !(flags & HAS_MAXIMUM)) throw new RangeError('wasm: no memory with a maximum to share');
  bytes[at] = flags | SHARED;
  return bytes;
}

/** Where the flags of the first memory stand, or −1. Source: WebAssembly core specification, section 5.5. */
function memoryFlags(bytes: Uint8Array): number {
  const reader = new Reader(bytes, HEADER_BYTES);
  while (reader.at < bytes.length) {
    const section = reader.byte();
    const length = reader.integer();
    const end = reader.at + length;
    const count = section === IMPORTS || section === MEMORIES ? reader.integer() : 0;
    if (section === MEMORIES && count > 0) return reader.at;
    for (let entry = 0; entry < count; entry++) {
      // Of the module, and within it.
      reader.skipName();
      reader.skipName();
      const kind = reader.byte();
      if (kind === MEMORY) return reader.at;
      if (kind === FUNCTION) reader.integer();
      else if (kind === TABLE) {
        reader.byte();
        reader.skipLimits();
      } else reader.at += 2;
    }
    reader.at = end;
  }
  return -1;
}
