import { CellGrid } from './cellGrid.ts';
import { inner, type Area } from './layout.ts';

/** Rounds of pushing at most, and rounds × points at most: crowds would not come apart whatever one does. */
const ROUNDS = { most: 40, crowd: 12, least: 1 } as const;
const CROWD_POINTS = 800;
const PUSHES = 19_000;

/**
 * Moves points that lie closer than `distance` apart, each by as little as it takes, so that photos do not
 * hide one another. Neighbourhoods stay; exact distances are the price.
 *
 * Points are sorted into cells of that size, so that each meets only those of the nine cells about it.
 *
 * @param points x and y in turns; changed in place
 */
export function spread(points: Float32Array, distance: number, area: Area): void {
  const count = points.length / 2;
  const bounds = inner(area);
  const [right, bottom] = [bounds.left + bounds.width, bounds.top + bounds.height];
  const grid = new CellGrid(count, distance, area);
  for (let round = roundsFor(count); round > 0; round--) {
    grid.sort(points);
    if (!pushAll(points, grid, distance)) return;
    for (let at = 0; at < points.length; at += 2) {
      points[at] = Math.min(right, Math.max(bounds.left, points[at]!));
      points[at + 1] = Math.min(bottom, Math.max(bounds.top, points[at + 1]!));
    }
  }
}

/** 40 up to 800 points, 12 up to 1,600, and ever fewer beyond: one for 10,000, which takes half a frame. */
function roundsFor(count: number): number {
  if (count <= CROWD_POINTS) return ROUNDS.most;
  return Math.max(ROUNDS.least, Math.min(ROUNDS.crowd, Math.floor(PUSHES / count)));
}

/** One round: every point and those after it nearby. Whether any had to move. */
function pushAll(points: Float32Array, grid: CellGrid, distance: number): boolean {
  const { starts, members, stride } = grid;
  let moved = false;
  for (let index = 0; index < points.length / 2; index++) {
    const home = grid.cellOf(points[index * 2]!, points[index * 2 + 1]!);
    for (let row = home - stride; row <= home + stride; row += stride) {
      // Three cells of a row lie one after the other, and so do their members.
      for (let at = starts[row - 1]!; at < starts[row + 2]!; at++) {
        const other = members[at]!;
        if (other > index && push(points, index, other, distance)) moved = true;
      }
    }
  }
  return moved;
}

/** Pushes two points apart by half of what they lack each. */
function push(points: Float32Array, one: number, other: number, distance: number): boolean {
  let dx = points[other * 2]! - points[one * 2]!;
  let dy = points[other * 2 + 1]! - points[one * 2 + 1]!;
  const squares = dx * dx + dy * dy;
  if (squares >= distance * distance) return false;
  let length = Math.sqrt(squares);
  if (length < 1e-3) {
    // Two photos on one spot part in a direction of their own, the same every time.
    dx = Math.cos(one * 2.4);
    dy = Math.sin(one * 2.4);
    length = 1;
  }
  const share = (distance - Math.min(length, distance)) / 2 / length;
  points[one * 2]! -= dx * share;
  points[one * 2 + 1]! -= dy * share;
  points[other * 2]! += dx * share;
  points[other * 2 + 1]! += dy * share;
  return true;
}
