/** Points of a map, and one more, within a square. */
export interface MapPlaces {
  /** [n, 2] */
  readonly points: Float32Array;
  readonly mark: readonly [number, number];
}

/**
 * Fits positions [n, 2] and one more into a square, one scale for both axes, as near to its edges as the margin allows.
 *
 * @param side of the square, and `margin` within it, in CSS pixels
 */
export function mapPlaces(
  positions: Float32Array,
  mark: readonly [number, number],
  side: number,
  margin: number,
): MapPlaces {
  const low = [...mark];
  const high = [...mark];
  positions.forEach((value, at) => {
    low[at % 2] = Math.min(low[at % 2]!, value);
    high[at % 2] = Math.max(high[at % 2]!, value);
  });
  const span = Math.max(high[0]! - low[0]!, high[1]! - low[1]!, 1e-9);
  const scale = (side - 2 * margin) / span;
  const place = (value: number, axis: 0 | 1): number =>
    side / 2 + (value - (low[axis]! + high[axis]!) / 2) * scale;
  return {
    points: positions.map((value, at) => place(value, at % 2 === 0 ? 0 : 1)),
    mark: [place(mark[0], 0), place(mark[1], 1)],
  };
}
