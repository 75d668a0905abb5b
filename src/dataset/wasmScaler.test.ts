import { describe, expect, it } from 'vitest';
import { createPlainScaler, type ScaleJob } from './scaler.ts';
import { openWasmScaler } from './wasmScaler.ts';

/** Any bytes, the same at each run. */
const noise = (length: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(length).map((_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 24);

const job = (from: number, to: number, channels: 3 | 4, blueFirst = false): ScaleJob => ({
  ...{ from, to, channels, blueFirst },
  pixels: noise(from * from * channels),
});

function open() {
  const fast = openWasmScaler();
  if (fast === null) throw new Error('Node runs no WebAssembly with SIMD.');
  return fast;
}

describe('openWasmScaler', () => {
  it.each([
    [225, 84],
    [336, 42],
    [671, 84],
    [84, 48],
    [84, 83],
    [17, 17],
    [48, 84],
    [3, 2],
    [1, 5],
    [7, 1],
    [1, 1],
  ])('gives the pixels of its slow twin to the bit, from %i to %i', (from, to) => {
    const fast = open();
    const slow = createPlainScaler();
    for (const channels of [3, 4] as const) {
      for (const blueFirst of [false, true]) {
        const asked = job(from, to, channels, blueFirst);
        expect(fast.scale(asked)).toEqual(slow.scale(asked));
      }
    }
  });

  it('scales what was put into its own memory, and more than it had memory for before', () => {
    const fast = open();
    for (const from of [20, 900, 20]) {
      const asked = job(from, 8, 4);
      const memory = fast.reserve(from, 8);
      expect(memory).toHaveLength(from * from * 4);
      memory.set(asked.pixels);
      expect(fast.scale({ ...asked, pixels: memory })).toEqual(createPlainScaler().scale(asked));
    }
  });

  it('takes pixels with more behind them', () => {
    const asked = job(10, 4, 4);
    const longer = Uint8Array.from([...asked.pixels, ...noise(1000)]);
    expect(open().scale({ ...asked, pixels: longer })).toEqual(createPlainScaler().scale(asked));
  });

  it('keeps white white at every side', () => {
    const fast = open();
    for (let from = 1; from < 60; from++) {
      const white = { from, to: 13, channels: 3, pixels: new Uint8Array(from * from * 3).fill(255) } as const;
      expect(fast.scale(white).every((value) => value === 255)).toBe(true);
    }
  });
});
