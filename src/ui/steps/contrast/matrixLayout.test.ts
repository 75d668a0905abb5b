import { expect, it } from 'vitest';
import { cellAt, cellByKey, matrixLayout, nearestStranger, relationOf } from './matrixLayout.ts';

const layout = matrixLayout(20, 600);

it('fills its square with cells', () => {
  expect(layout.strip + layout.cell * 20).toBeCloseTo(600);
  expect(cellAt(layout, 599, 599)).toEqual({ row: 19, column: 19 });
  expect(cellAt(layout, layout.strip + 1, layout.strip + layout.cell * 3.5)).toEqual({ row: 3, column: 0 });
  expect(cellAt(layout, 5, 300)).toBeNull();
});

it('tells pairs from strangers', () => {
  expect(relationOf(20, { row: 4, column: 4 })).toBe('self');
  expect(relationOf(20, { row: 4, column: 14 })).toBe('pair');
  expect(relationOf(20, { row: 14, column: 4 })).toBe('pair');
  expect(relationOf(20, { row: 4, column: 13 })).toBe('strangers');
});

it('finds the negative that is most like a view, and takes neither the view nor its other half for one', () => {
  const photos = Uint32Array.of(7, 9);
  const similarity = Float32Array.of(...[1, 0.2, 0.9, 0.4], ...Array<number>(12).fill(0));
  expect(nearestStranger({ photos, similarity }, 0)).toEqual({ row: 0, column: 3 });
});

it('is walked by keys from the first pair on', () => {
  expect(cellByKey(20, null, 'ArrowRight')).toEqual({ row: 0, column: 10 });
  expect(cellByKey(20, { row: 0, column: 0 }, 'ArrowUp')).toEqual({ row: 0, column: 0 });
  expect(cellByKey(20, { row: 0, column: 0 }, 'Enter')).toBeNull();
});
