import { describe, expect, it } from 'vitest';
import { dragTo, outlineOf, pinch, press } from './gesture.ts';

describe('a drag', () => {
  it('is a click until the pointer has moved a little', () => {
    const drag = dragTo(press({ x: 10, y: 10 }, 'box', false), { x: 12, y: 12 });
    expect(drag.moved).toBe(false);
    expect(outlineOf(drag)).toBeNull();
  });

  it('draws a box between its ends', () => {
    const drag = dragTo(dragTo(press({ x: 0, y: 0 }, 'box', false), { x: 50, y: 5 }), { x: 20, y: 30 });
    expect(outlineOf(drag)).toEqual([0, 0, 20, 0, 20, 30, 0, 30]);
  });

  it('draws a lasso where it has been', () => {
    const drag = dragTo(dragTo(press({ x: 0, y: 0 }, 'lasso', false), { x: 50, y: 5 }), { x: 20, y: 30 });
    expect(outlineOf(drag)).toEqual([0, 0, 50, 5, 20, 30]);
  });

  it('moves the map, but with Shift selects more', () => {
    expect(outlineOf(dragTo(press({ x: 0, y: 0 }, 'move', false), { x: 50, y: 5 }))).toBeNull();
    expect(press({ x: 0, y: 0 }, 'move', true)).toMatchObject({ tool: 'lasso', adds: true });
    expect(press({ x: 0, y: 0 }, 'box', true)).toMatchObject({ tool: 'box', adds: true });
  });
});

it('two fingers that part come nearer about their middle', () => {
  const before = [
    { x: 100, y: 100 },
    { x: 200, y: 100 },
  ] as const;
  const after = [
    { x: 60, y: 120 },
    { x: 260, y: 120 },
  ] as const;
  expect(pinch(before, after)).toEqual({ factor: 2, middle: { x: 160, y: 120 }, dx: 10, dy: 20 });
});
