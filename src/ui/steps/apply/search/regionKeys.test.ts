import { expect, it } from 'vitest';
import { WHOLE_REGION } from '../../../../core/squareRegion.ts';
import { regionByKey } from './regionKeys.ts';

it('makes a square smaller about its centre, moves it, and keeps it on the photo', () => {
  const smaller = regionByKey({ key: '-' }, WHOLE_REGION)!;
  expect(smaller.size).toBeCloseTo(0.9);
  expect(smaller.left).toBeCloseTo(0.05);
  expect(regionByKey({ key: 'ArrowRight' }, smaller)!.left).toBeCloseTo(0.1);
  expect(regionByKey({ key: 'ArrowUp' }, regionByKey({ key: 'ArrowUp' }, smaller)!)!.top).toBe(0);
  expect(regionByKey({ key: '+' }, WHOLE_REGION)).toEqual(WHOLE_REGION);
  expect(regionByKey({ key: 'a' }, smaller)).toBeNull();
});
