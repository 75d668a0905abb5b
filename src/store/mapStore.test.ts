import { expect, it } from 'vitest';
import type { MapFrame } from '../protocol/engine.ts';
import { MapStore } from './mapStore.ts';

function frame(runId: number, step: number, pairPositions: number[]): MapFrame {
  return {
    runId,
    step,
    photos: Uint32Array.of(0),
    positions: Float32Array.of(0, 0),
    pairPhotos: Uint32Array.of(0),
    pairPositions: Float32Array.from(pairPositions),
  };
}

it('compares the distance of views with the first map of the same run', () => {
  const map = new MapStore();
  map.push(frame(1, 0, [0, 0, 3, 4, 1, 1, 1, 2]));
  expect(map.pairDistance()).toEqual({ now: 3, first: 3 });
  map.push(frame(1, 10, [0, 0, 0, 1, 0, 0, 1, 0]));
  expect(map.pairDistance()).toEqual({ now: 1, first: 3 });
  map.push(frame(2, 0, [0, 0, 0, 2]));
  expect(map.pairDistance()).toEqual({ now: 2, first: 2 });
});

it('has no distance where no pairs are shown', () => {
  const map = new MapStore();
  map.push(frame(1, 0, []));
  expect(map.pairDistance()).toBeNull();
});
