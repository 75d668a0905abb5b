import { expect, it } from 'vitest';
import { patchOf, strongestPlace } from './paintFeatures.ts';

it('finds where a map is strongest', () => {
  const stage = {
    path: 'encoder/conv1',
    width: 2,
    height: 2,
    channels: 4,
    field: { side: 3, stride: 1, centre: 0.5 },
    shown: [0, 3],
    tiles: Uint8Array.of(255, 0, 0, 0, 9, 0, 255, 255),
    ranges: new Float32Array(4),
  };
  expect(strongestPlace(stage, 0)).toEqual([0, 0]);
  expect(strongestPlace(stage, 1)).toEqual([1, 0]);
});

it('the patch of a number lies around its place, and may reach beyond the view', () => {
  const field = { side: 6, stride: 4, centre: 1 };
  expect(patchOf({ field }, [0, 2], 16)).toEqual({ left: 6 / 16, top: -2 / 16, size: 6 / 16 });
});
