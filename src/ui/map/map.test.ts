import { describe, expect, it } from 'vitest';
import { pan, toMap, toScreen, WHOLE, zoomAt } from './camera.ts';
import { CellGrid } from './cellGrid.ts';
import { pointAt, pointByKey } from './hitTest.ts';
import { fitTo, gridLayout, inner, place, thumbnailSide } from './layout.ts';
import { between, ease, startOf, type Scene } from './motion.ts';
import { spread } from './spread.ts';

const area = { width: 672, height: 680 };
const ids = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, index) => index);

function cloud(count: number): Float32Array {
  return Float32Array.from(
    { length: count * 2 },
    (_, at) => Math.sin(at * 12.9898) * (at % 2 === 0 ? 1.6 : 0.7),
  );
}

function expectInside(points: Float32Array): void {
  const { left, top, width, height } = inner(area);
  for (let at = 0; at < points.length; at += 2) {
    expect(points[at]).toBeGreaterThanOrEqual(left - 0.01);
    expect(points[at]).toBeLessThanOrEqual(left + width + 0.01);
    expect(points[at + 1]).toBeGreaterThanOrEqual(top - 0.01);
    expect(points[at + 1]).toBeLessThanOrEqual(top + height + 0.01);
  }
}

describe('the grid before the map', () => {
  it.each([1, 7, 240, 2000])('holds %i photos without overlap', (count) => {
    const { points, side } = gridLayout(ids(count), area);
    expectInside(points);
    for (let index = 1; index < count; index++) {
      const dx = Math.abs(points[index * 2]! - points[0]!);
      const dy = Math.abs(points[index * 2 + 1]! - points[1]!);
      expect(Math.max(dx, dy)).toBeGreaterThan(side);
    }
  });
});

describe('the map on the canvas', () => {
  it('lies within its margins, outliers too', () => {
    const positions = cloud(300);
    positions[0] = 50;
    expectInside(place(positions, fitTo(positions, area)));
  });

  it('keeps left and right, above and below', () => {
    const placed = place(Float32Array.of(-1, -1, 1, 1), fitTo(cloud(300), area));
    expect(placed[0]).toBeLessThan(placed[2]!);
    expect(placed[1]).toBeLessThan(placed[3]!);
  });

  it('makes photos smaller when there are more', () => {
    expect(thumbnailSide(2000, area)).toBeLessThan(thumbnailSide(240, area));
  });
});

describe('spread', () => {
  it('takes photos apart that lie on one another', () => {
    const points = Float32Array.of(300, 300, 300, 300, 301, 300, 305, 302);
    spread(points, 28, area);
    for (let one = 0; one < 4; one++) {
      for (let other = one + 1; other < 4; other++) {
        const dx = points[one * 2]! - points[other * 2]!;
        const dy = points[one * 2 + 1]! - points[other * 2 + 1]!;
        expect(Math.hypot(dx, dy)).toBeGreaterThan(26);
      }
    }
  });

  it('leaves photos alone that have room', () => {
    const points = Float32Array.of(100, 100, 200, 200, 400, 300);
    const before = points.slice();
    spread(points, 28, area);
    expect(points).toEqual(before);
  });

  it('sorts points into cells as a plain map of lists does', () => {
    const points = cloud(500).map((value, at) => 336 + value * (at % 2 === 0 ? 190 : 420));
    const grid = new CellGrid(500, 30, area);
    grid.sort(points);
    const cells = new Map<number, number[]>();
    for (const index of ids(500)) {
      const cell = grid.cellOf(points[index * 2]!, points[index * 2 + 1]!);
      cells.set(cell, [...(cells.get(cell) ?? []), index]);
    }
    for (const [cell, members] of cells)
      expect([...grid.members.subarray(grid.starts[cell], grid.starts[cell + 1])]).toEqual(members);
    expect(grid.cellOf(301, 301)).toBe(grid.cellOf(329, 329));
    expect(grid.cellOf(301, 331)).toBe(grid.cellOf(301, 301) + grid.stride);
  });

  it('leaves no two neighbours untouched that a plain search finds', () => {
    const points = cloud(100).map((value, at) => 336 + value * (at % 2 === 0 ? 40 : 60));
    spread(points, 10, area);
    for (let one = 0; one < 100; one++) {
      for (let other = one + 1; other < 100; other++) {
        const [dx, dy] = [
          points[one * 2]! - points[other * 2]!,
          points[one * 2 + 1]! - points[other * 2 + 1]!,
        ];
        expect(Math.hypot(dx, dy)).toBeGreaterThan(8);
      }
    }
  });

  it('keeps a crowd on the canvas', () => {
    const points = new Float32Array(600).fill(200);
    spread(points, 28, area);
    expectInside(points);
  });
});

describe('motion', () => {
  const scene = (photo: number[], points: number[], side = 20): Scene => ({
    ids: Uint32Array.from(photo),
    waiting: 0,
    points: Float32Array.from(points),
    pairs: new Float32Array(0),
    pairIds: new Uint32Array(0),
    side,
  });

  it('begins where a photo was seen last, whatever its place in the list', () => {
    const start = startOf(scene([3, 5], [10, 10, 20, 20]), scene([5, 9, 3], [0, 0, 7, 7, 1, 1]));
    expect([...start.points]).toEqual([20, 20, 7, 7, 10, 10]);
  });

  it('ends exactly at its end', () => {
    const from = scene([1], [0, 0], 10);
    const to = scene([1], [100, 50], 30);
    expect(between(from, to, 1)).toBe(to);
    expect([...between(from, to, 0.5).points]).toEqual([50, 25]);
    expect(between(from, to, 0.5).side).toBe(20);
  });

  it('eases in and out', () => {
    expect([-1, 0, 0.5, 1, 2].map(ease)).toEqual([0, 0, 0.5, 1, 1]);
    expect(ease(0.1)).toBeLessThan(0.1);
  });
});

describe('the camera', () => {
  it('keeps the point under the pointer when it comes nearer', () => {
    const camera = zoomAt(pan(WHOLE, 10, -5), 3, 200, 100);
    const [x, y] = toMap(pan(WHOLE, 10, -5), 200, 100);
    expect(toScreen(camera, x, y)[0]).toBeCloseTo(200);
    expect(toScreen(camera, x, y)[1]).toBeCloseTo(100);
  });

  it('shows the whole map when it is all the way out', () => {
    expect(zoomAt(zoomAt(WHOLE, 4, 10, 10), 0.1, 300, 300)).toEqual(WHOLE);
  });
});

describe('finding photos', () => {
  const points = Float32Array.of(100, 100, 110, 105, 300, 100, 100, 300);

  it('takes the one on top under the pointer', () => {
    expect(pointAt(points, 14, 105, 103)).toBe(1);
    expect(pointAt(points, 14, 90, 95)).toBe(0);
    expect(pointAt(points, 14, 200, 200)).toBeNull();
  });

  it('walks by arrow keys and stays at the edge', () => {
    expect(pointByKey(points, null, 'ArrowRight')).toBe(0);
    expect(pointByKey(points, 1, 'ArrowRight')).toBe(2);
    expect(pointByKey(points, 0, 'ArrowDown')).toBe(3);
    expect(pointByKey(points, 2, 'ArrowRight')).toBe(2);
    expect(pointByKey(points, 0, 'Tab')).toBeNull();
  });
});
