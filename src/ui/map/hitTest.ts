/**
 * The point under the pointer: of those whose square of side 2·`reach` holds (x, y) the one drawn last, which
 * lies on top.
 *
 * @returns its index, or null
 */
export function pointAt(points: Float32Array, reach: number, x: number, y: number): number | null {
  for (let index = points.length / 2 - 1; index >= 0; index--) {
    if (Math.abs(points[index * 2]! - x) <= reach && Math.abs(points[index * 2 + 1]! - y) <= reach)
      return index;
  }
  return null;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The point to which an arrow key leads: the nearest within 45° of that direction, what lies aside counting double.
 *
 * @returns its index; the same one where there is none further on; null for any other key
 */
export function pointByKey(points: Float32Array, from: number | null, key: string): number | null {
  const direction = DIRECTIONS[key];
  if (!direction || points.length === 0) return null;
  if (from === null || from * 2 >= points.length) return 0;
  const [dirX, dirY] = direction;
  let best = from;
  let bestCost = Infinity;
  for (let index = 0; index < points.length / 2; index++) {
    const dx = points[index * 2]! - points[from * 2]!;
    const dy = points[index * 2 + 1]! - points[from * 2 + 1]!;
    const ahead = dx * dirX + dy * dirY;
    const aside = Math.abs(dx * dirY) + Math.abs(dy * dirX);
    const cost = ahead + 2 * aside;
    if (ahead > 0 && aside <= ahead && cost < bestCost) {
      best = index;
      bestCost = cost;
    }
  }
  return best;
}
