import { expect, it } from 'vitest';
import { encoderSize } from './networkSize.ts';

it('tells what an encoder weighs, and what it costs at the chosen image size', () => {
  const of = (imageSize: number): string =>
    encoderSize({ encoder: 'medium', imageSize, normalisation: 'batch' });
  expect(of(96)).toBe('2.8 M parameters, 249 M multiply-adds a view');
  // A third larger each way: sixteen ninths of the work.
  expect(of(128)).toBe('2.8 M parameters, 442 M multiply-adds a view');
});
