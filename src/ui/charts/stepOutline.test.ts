import { expect, it } from 'vitest';
import { stepOutline } from './stepOutline.ts';

it('rises with the shares, the highest to the top, and returns to the bottom', () => {
  const path = stepOutline(Float32Array.of(0, 0.5, 1, 0), 1, { width: 40, height: 10 });
  expect(path).toBe('M0 10V10.0H10.0V5.0H20.0V0.0H30.0V10.0H40.0V10Z');
  expect(stepOutline(Float32Array.of(0, 0), 0, { width: 2, height: 10 })).not.toContain('NaN');
});
