/** A closed outline on the screen, x and y in turns. */
export type Outline = readonly number[];

/** The rectangle between two opposite corners. */
export function boxOutline(fromX: number, fromY: number, toX: number, toY: number): Outline {
  return [fromX, fromY, toX, fromY, toX, toY, fromX, toY];
}

/**
 * Indices of the points within an outline: those from which a ray to the right crosses it an odd number of times, so
 * that a loop drawn over itself leaves its middle out, as one sees it drawn.
 *
 * @param points [n, 2]
 * @param first index of the first point that counts
 */
export function pointsWithin(points: Float32Array, outline: Outline, first = 0): number[] {
  const found: number[] = [];
  for (let index = first; index < points.length / 2; index++) {
    if (isWithin(points[index * 2]!, points[index * 2 + 1]!, outline)) found.push(index);
  }
  return found;
}

function isWithin(x: number, y: number, outline: Outline): boolean {
  let within = false;
  for (let at = 0, before = outline.length - 2; at < outline.length; before = at, at += 2) {
    const [x1, y1, x2, y2] = [outline[at]!, outline[at + 1]!, outline[before]!, outline[before + 1]!];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) within = !within;
  }
  return within;
}
