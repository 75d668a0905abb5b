import type { Rows } from '../metrics/geometry.ts';

/** Mean of each feature and 1/σ of it, by which rows are standardised. */
export interface Scaling {
  readonly mean: Float64Array;
  readonly scale: Float64Array;
}

/** Mean and spread of each feature over some rows. A feature that never changes is only centred. */
export function scalingOf({ values, d }: Rows): Scaling {
  const n = values.length / d;
  const mean = new Float64Array(d);
  const scale = new Float64Array(d);
  for (let row = 0; row < n; row++) for (let k = 0; k < d; k++) mean[k] = mean[k]! + values[row * d + k]! / n;
  for (let row = 0; row < n; row++)
    for (let k = 0; k < d; k++) scale[k] = scale[k]! + (values[row * d + k]! - mean[k]!) ** 2 / n;
  for (let k = 0; k < d; k++) scale[k] = scale[k]! > 1e-20 ? 1 / Math.sqrt(scale[k]!) : 1;
  return { mean, scale };
}

/** Rows with each feature brought to mean 0 and variance 1 over those that the scaling was made of. */
export function scaled({ values, d }: Rows, { mean, scale }: Scaling): Rows {
  const out = new Float64Array(values.length);
  for (let start = 0; start < out.length; start += d)
    for (let k = 0; k < d; k++) out[start + k] = (values[start + k]! - mean[k]!) * scale[k]!;
  return { values: out, d };
}

/** How to bring each feature to mean 0 and variance 1 over some rows. */
export function standardiser(rows: Rows): (of: Rows) => Rows {
  const scaling = scalingOf(rows);
  return (of) => scaled(of, scaling);
}

/** Some rows, as new numbers. */
export function pickRows({ values, d }: Rows, rows: ArrayLike<number>): Rows {
  const out = new Float64Array(rows.length * d);
  for (let at = 0; at < rows.length; at++)
    for (let k = 0; k < d; k++) out[at * d + k] = values[rows[at]! * d + k]!;
  return { values: out, d };
}
