import { expect, it } from 'vitest';
import { networkView, shapeWords } from './stages.ts';

it('shows the reference workload as the recipes describe it', () => {
  const { stages, h, z, encoder } = networkView({ encoder: 'tiny', imageSize: 32, normalisation: 'batch' });
  expect(stages.map(({ output }) => shapeWords(output))).toEqual([
    '32×32×16',
    '32×32×16',
    '16×16×32',
    '16×16×32',
    '8×8×64',
    '8×8×64',
    '64',
    '128',
    '64',
  ]);
  expect([h, z]).toEqual([64, 64]);
  // 3×3 taps, times channels in and out, times places.
  const first = 9 * 3 * 16 * 32 ** 2;
  const rest = 9 * (16 * 16 * 32 ** 2 + (16 * 32 + 32 * 32) * 16 ** 2 + (32 * 64 + 64 * 64) * 8 ** 2);
  expect(encoder.multiplyAdds).toBe(first + rest);
  expect(stages[0]?.title).toBe('3×3 convolution, BN, ReLU');
});

it('counts every parameter once', () => {
  const { stages, encoder, head } = networkView({ encoder: 'small', imageSize: 64, normalisation: 'batch' });
  const sum = stages.reduce((total, stage) => total + stage.parameters, 0);
  expect(encoder.parameters + head.parameters).toBe(sum);
  expect(encoder.parameters).toBeGreaterThan(400_000);
});
