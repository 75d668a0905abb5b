import { inner, type Area } from './layout.ts';

/** Rounds of pushing: few for many points, which would not come apart anyway. */
const ROUNDS = { few: 40, many: 12, manyPoints: 800 } as const;

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
  const rounds = count > ROUNDS.manyPoints ? ROUNDS.many : ROUNDS.few;
  const bounds = inner(area);
  for (let round = 0; round < rounds; round++) {
    const cells = intoCells(points, distance);
    let moved = false;
    for (let index = 0; index < count; index++)
      moved = pushNeighbours(points, index, cells, distance) || moved;
    if (!moved) return;
    for (let at = 0; at < points.length; at += 2) {
      points[at] = Math.min(bounds.left + bounds.width, Math.max(bounds.left, points[at]!));
      points[at + 1] = Math.min(bounds.top + bounds.height, Math.max(bounds.top, points[at + 1]!));
    }
  }
}

/** Larger than any column of cells on any screen. */
const COLUMNS = 4096;

function cellOf(x: number, y: number, distance: number): number {
  return Math.floor(y / distance) * COLUMNS + Math.floor(x / distance);
}

function intoCells(points: Float32Array, distance: number): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  for (let index = 0; index < points.length / 2; index++) {
    const cell = cellOf(points[index * 2]!, points[index * 2 + 1]!, distance);
    const members = cells.get(cell);
    if (members) members.push(index);
    else cells.set(cell, [index]);
  }
  return cells;
}

function pushNeighbours(
  points: Float32Array,
  index: number,
  cells: ReadonlyMap<number, readonly number[]>,
  distance: number,
): boolean {
  const home = cellOf(points[index * 2]!, points[index * 2 + 1]!, distance);
  let moved = false;
  for (let row = -1; row <= 1; row++) {
    for (let column = -1; column <= 1; column++) {
      for (const other of cells.get(home + row * COLUMNS + column) ?? []) {
        if (other > index) moved = push(points, index, other, distance) || moved;
      }
    }
  }
  return moved;
}

/** Pushes two points apart by half of what they lack each. */
function push(points: Float32Array, one: number, other: number, distance: number): boolean {
  let dx = points[other * 2]! - points[one * 2]!;
  let dy = points[other * 2 + 1]! - points[one * 2 + 1]!;
  let length = Math.hypot(dx, dy);
  if (length >= distance) return false;
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
