import { unitRows, type Rows } from './geometry.ts';

/** Rows of unit length in single precision, as `cosines` compares them: [n, d]. */
export interface UnitRows {
  readonly values: Float32Array;
  readonly d: number;
}

/** Rows scaled to unit length. */
export function toUnitRows(rows: Rows): UnitRows {
  const { values, d } = unitRows(rows);
  return { values: Float32Array.from(values), d };
}

/** One of them, [d]: a part of all, not a copy. */
export function rowOf({ values, d }: UnitRows, row: number): Float32Array {
  return values.subarray(row * d, (row + 1) * d);
}
