import { describe, expect, it } from 'vitest';
import { serves, servingHalves } from './checkHalf.ts';

const FINDING = {
  shape: 'wide',
  variant: { memory: 'half', pixels: 8, vectors: 2 },
  ms: 0.6,
  singleMs: 1,
  error: 4e-4,
} as const;

describe('half precision', () => {
  it('serves where it is faster and within a hundredth of float32', () => {
    expect(serves(FINDING)).toBe(true);
    expect(serves({ ...FINDING, error: 2e-2 })).toBe(false);
    expect(serves({ ...FINDING, error: NaN })).toBe(false);
    expect(serves({ ...FINDING, ms: 1 })).toBe(false);
  });

  it('does not serve where noise may have made it faster', () => {
    expect(serves({ ...FINDING, ms: 0.98 })).toBe(false);
  });

  it('is used for the layers for which it serves', () => {
    const narrow = { ...FINDING, shape: 'narrow', ms: 2 } as const;
    expect(servingHalves([FINDING, narrow])).toEqual({ wide: FINDING.variant });
  });
});
