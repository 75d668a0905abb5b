import { boxOutline, type Outline } from './outline.ts';

/** What dragging does. */
export type Tool = 'move' | 'box' | 'lasso';

/** A place on the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Movement of the pointer below which a press is a click. */
const CLICK_PX = 4;

/** A press that may become a drag. */
export interface Drag {
  readonly tool: Tool;
  /** Whether what it selects comes on top of what is selected. */
  readonly adds: boolean;
  readonly start: Point;
  readonly last: Point;
  readonly moved: boolean;
  /** Where it has been, x and y in turns. */
  readonly path: Outline;
}

/** @param adds Shift is held: it adds, and where dragging moves the map it draws a lasso */
export function press(at: Point, tool: Tool, adds: boolean): Drag {
  return {
    tool: adds && tool === 'move' ? 'lasso' : tool,
    adds,
    start: at,
    last: at,
    moved: false,
    path: [at.x, at.y],
  };
}

/** The same drag with the pointer at another place. Small movements are none. */
export function dragTo(drag: Drag, at: Point): Drag {
  if (!drag.moved && Math.hypot(at.x - drag.start.x, at.y - drag.start.y) < CLICK_PX) return drag;
  return { ...drag, last: at, moved: true, path: [...drag.path, at.x, at.y] };
}

/** What it encloses; null where it moves the map. */
export function outlineOf({ tool, moved, start, last, path }: Drag): Outline | null {
  if (!moved || tool === 'move') return null;
  return tool === 'box' ? boxOutline(start.x, start.y, last.x, last.y) : path;
}

/** How two fingers have moved: nearer by a factor about their middle, and that middle by so much. */
export function pinch(
  before: readonly [Point, Point],
  after: readonly [Point, Point],
): { readonly factor: number; readonly middle: Point; readonly dx: number; readonly dy: number } {
  const middleOf = ([a, b]: readonly [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const spanOf = ([a, b]: readonly [Point, Point]): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
  const [from, to] = [middleOf(before), middleOf(after)];
  return { factor: spanOf(after) / spanOf(before), middle: to, dx: to.x - from.x, dy: to.y - from.y };
}
