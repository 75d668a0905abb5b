import { describe, expect, it } from 'vitest';
import { withSharedMemory } from './sharedMemory.ts';

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const TYPES = [1, 4, 1, 0x60, 0, 0];
/** Imports a table, a global, a function and last a memory of 1 to 300 pages. */
const IMPORTS = [
  ...[2, 34, 4],
  ...[1, 0x65, 1, 0x74, 1, 0x70, 1, 1, 2],
  ...[1, 0x65, 1, 0x67, 3, 0x7f, 0],
  ...[1, 0x65, 1, 0x66, 0, 0],
  ...[3, 0x65, 0x6e, 0x76, 1, 0x6d, 2, 1, 1, 0xac, 2],
];
/** Makes and exports a memory `m` of 1 to 2 pages. */
const MEMORY = [5, 4, 1, 1, 1, 2, ...[7, 5, 1, 1, 0x6d, 2, 0]];

describe('withSharedMemory', () => {
  it('makes a module’s own memory a shared one', async () => {
    const plain = Uint8Array.from([...HEADER, ...MEMORY]);
    const { instance } = await WebAssembly.instantiate(withSharedMemory(plain));
    const memory = instance.exports['m'] as WebAssembly.Memory;
    expect(memory.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(plain).toEqual(Uint8Array.from([...HEADER, ...MEMORY]));
  });

  it('makes a module import a shared memory', async () => {
    const plain = Uint8Array.from([...HEADER, ...TYPES, ...IMPORTS]);
    const imports = {
      e: {
        t: new WebAssembly.Table({ initial: 1, maximum: 2, element: 'anyfunc' }),
        g: 1,
        f: () => undefined,
      },
      env: { m: new WebAssembly.Memory({ initial: 1, maximum: 300, shared: true }) },
    };
    await expect(WebAssembly.instantiate(plain, imports)).rejects.toThrow(/memory/);
    await expect(WebAssembly.instantiate(withSharedMemory(plain), imports)).resolves.toBeDefined();
  });

  it('refuses a module without a memory, or whose memory has no bound', () => {
    expect(() => withSharedMemory(Uint8Array.from(HEADER))).toThrow(RangeError);
    expect(() => withSharedMemory(Uint8Array.from([...HEADER, 5, 3, 1, 0, 1]))).toThrow(RangeError);
  });
});
