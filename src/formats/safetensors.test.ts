import { describe, expect, it } from 'vitest';
import { safetensors } from './safetensors.ts';

describe('safetensors', () => {
  const file = safetensors(
    [
      { name: 'a.weight', shape: [2, 1], data: Float32Array.of(1, 2) },
      { name: 'b', shape: [], data: Float32Array.of(-0.5) },
    ],
    { format: 'pt' },
  );
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as object;

  it('begins with a header that says where each array lies', () => {
    expect(header).toEqual({
      __metadata__: { format: 'pt' },
      'a.weight': { dtype: 'F32', shape: [2, 1], data_offsets: [0, 8] },
      b: { dtype: 'F32', shape: [], data_offsets: [8, 12] },
    });
  });

  it('has the numbers right behind it, where they can be read as they lie', () => {
    expect(length % 8).toBe(0);
    expect([...new Float32Array(file.slice(8 + length).buffer)]).toEqual([1, 2, -0.5]);
    expect(file.length).toBe(8 + length + 12);
  });
});
