import { describe, expect, it } from 'vitest';
import { cellPlace, photoAt, photoByKey, sheetLayout, visibleRange } from './sheetLayout.ts';

const layout = sheetLayout(10_000, 248);

describe('the contact sheet', () => {
  it('fills the width with whole cells', () => {
    expect(layout.columns).toBe(8);
    expect(layout.columns * layout.cell + (layout.columns - 1) * layout.gap).toBeCloseTo(248);
    expect(layout.rows).toBe(1250);
  });

  it('finds each photo where it is drawn', () => {
    for (const index of [0, 7, 8, 4321, 9999]) {
      const [x, y] = cellPlace(layout, index);
      expect(photoAt(layout, 10_000, x + 1, y + 1)).toBe(index);
    }
    expect(photoAt(layout, 10, 100, 100_000)).toBeNull();
    expect(photoAt(layout, 10, 300, 0)).toBeNull();
  });

  it('draws no more than what shows', () => {
    const [first, end] = visibleRange(layout, 10_000, 5000, 240);
    expect(end - first).toBeLessThanOrEqual(10 * 8);
    const [, top] = cellPlace(layout, first);
    expect(top).toBeLessThanOrEqual(5000);
  });

  it('draws nothing past the last photo', () => {
    expect(visibleRange(sheetLayout(3, 248), 3, 0, 240)).toEqual([0, 3]);
  });

  it('is walked by keys, and not left', () => {
    expect(photoByKey('ArrowDown', 3, 20, 8, 5)).toBe(11);
    expect(photoByKey('ArrowLeft', 0, 20, 8, 5)).toBe(0);
    expect(photoByKey('PageDown', 3, 20, 8, 5)).toBe(19);
    expect(photoByKey('Home', 15, 20, 8, 5)).toBe(0);
    expect(photoByKey('Tab', 15, 20, 8, 5)).toBeNull();
  });
});
