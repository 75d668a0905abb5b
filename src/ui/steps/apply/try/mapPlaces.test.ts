import { expect, it } from 'vitest';
import { mapPlaces } from './mapPlaces.ts';

it('fits all points and the mark into the square, without bending the map', () => {
  const { points, mark } = mapPlaces(Float32Array.of(-1, 0, 1, 0.5), [3, 0], 100, 10);
  expect([...points]).toEqual([10, 45, 50, 55]);
  expect(mark).toEqual([90, 45]);
});

it('bears a map of one place', () => {
  expect(mapPlaces(Float32Array.of(1, 1), [1, 1], 100, 10).mark).toEqual([50, 50]);
});
