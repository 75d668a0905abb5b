/** What a chart's axis must cover at least, beside its values. */
export interface AxisBounds {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** The ends of an axis: around all values and bounds; a little more where a value, and no bound, lies outermost. */
export function valueRange(values: readonly number[], { least, most }: AxisBounds): [number, number] {
  const known = [...values, ...(least === undefined ? [] : [least]), ...(most === undefined ? [] : [most])];
  const finite = known.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const margin = (high - low || Math.abs(high) || 1) * 0.08;
  return [low === least ? low : low - margin, high === most ? high : high + margin];
}

/** The same on a log scale, which has no 0: around those that are above it. */
export function logRange(values: readonly number[]): [number, number] {
  const logs = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
  if (logs.length === 0) return [0.1, 1];
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  const margin = Math.max(0.02, (high - low) * 0.08);
  return [10 ** (low - margin), 10 ** (high + margin)];
}
