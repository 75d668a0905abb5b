import { symmetricEigenvalues } from './symmetricEigenvalues.ts';

/** Rows of a matrix, row-major: n rows of d numbers. */
export interface Rows {
  readonly values: ArrayLike<number>;
  readonly d: number;
}

const countOf = ({ values, d }: Rows): number => values.length / d;

/** Σ over k of (aᵢₖ − bⱼₖ)² */
function squaredDistance(a: Rows, i: number, b: Rows, j: number): number {
  let sum = 0;
  for (let k = 0; k < a.d; k++) sum += ((a.values[i * a.d + k] ?? 0) - (b.values[j * b.d + k] ?? 0)) ** 2;
  return sum;
}

/**
 * Alignment: how far the two views of a photo lie apart.
 *
 *     mean over photos of ‖z₀ − z₁‖²
 *
 * 0 where all pairs agree, 2 where they are at right angles. Source: Wang & Isola 2020, α = 2.
 *
 * @param first unit rows [n, d]
 * @param second the other views, in the same order
 */
export function alignment(first: Rows, second: Rows): number {
  const n = countOf(first);
  let sum = 0;
  for (let row = 0; row < n; row++) sum += squaredDistance(first, row, second, row);
  return sum / n;
}

/**
 * Uniformity: how evenly views are spread over the sphere.
 *
 *     log mean over i < j of exp(−2 ‖zᵢ − zⱼ‖²)
 *
 * 0 where all are one point (collapse); the more negative the better spread, about −4 on a sphere of many
 * dimensions. Source: Wang & Isola 2020, t = 2.
 *
 * @param rows unit rows [n, d], n > 1
 */
export function uniformity(rows: Rows): number {
  const n = countOf(rows);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) sum += Math.exp(-2 * squaredDistance(rows, i, rows, j));
  }
  return Math.log(sum / ((n * (n - 1)) / 2));
}

/**
 * Spread: the mean over dimensions of the standard deviation over rows. Of unit rows that fill the sphere it is
 * 1/√d; 0 where all are one point. Source: Chen & He 2021 (SimSiam), figure 2.
 */
export function meanDeviation(rows: Rows): number {
  const n = countOf(rows);
  const { values, d } = rows;
  let sum = 0;
  for (let k = 0; k < d; k++) {
    let mean = 0;
    for (let row = 0; row < n; row++) mean += (values[row * d + k] ?? 0) / n;
    let squares = 0;
    for (let row = 0; row < n; row++) squares += ((values[row * d + k] ?? 0) - mean) ** 2;
    sum += Math.sqrt(squares / n);
  }
  return sum / d;
}

/**
 * RankMe: in how many dimensions the rows really lie, a smooth rank from 1 to min(n, d).
 *
 *     exp(−Σ pₖ log pₖ),  pₖ = σₖ/Σσ + 10⁻⁷,  σ the singular values of the rows
 *
 * Stability: σ² are the eigenvalues of the smaller Gram matrix, in double precision, so that a σ below 10⁻⁸ of the
 * largest counts as zero; its share would be as much as ε. Source: Garrido et al. 2023, eq. 1.
 */
export function rankMe(rows: Rows): number {
  const singular = symmetricEigenvalues(...smallerGram(rows)).map((value) => Math.sqrt(Math.max(0, value)));
  const total = singular.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 1;
  const entropy = singular.reduce((sum, value) => {
    const share = value / total + 1e-7;
    return sum - share * Math.log(share);
  }, 0);
  return Math.exp(entropy);
}

/** XᵀX or XXᵀ, whichever is smaller, and its side: both have the same eigenvalues but for zeros. */
function smallerGram(rows: Rows): [Float64Array, number] {
  const n = countOf(rows);
  const { values, d } = rows;
  const side = Math.min(n, d);
  // Distance between neighbours along what is summed over, and along what is kept.
  const [summed, along, kept] = n <= d ? [d, 1, d] : [n, d, 1];
  const gram = new Float64Array(side * side);
  for (let i = 0; i < side; i++) {
    for (let j = i; j < side; j++) {
      let sum = 0;
      for (let k = 0; k < summed; k++) {
        sum += (values[i * kept + k * along] ?? 0) * (values[j * kept + k * along] ?? 0);
      }
      gram[i * side + j] = sum;
      gram[j * side + i] = sum;
    }
  }
  return [gram, side];
}

/** Rows scaled to unit length, as new numbers; a row of zeros stays one. */
export function unitRows({ values, d }: Rows): Rows {
  const out = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += d) {
    let squares = 1e-24;
    for (let k = start; k < start + d; k++) squares += (values[k] ?? 0) ** 2;
    const scale = 1 / Math.sqrt(squares);
    for (let k = start; k < start + d; k++) out[k] = (values[k] ?? 0) * scale;
  }
  return { values: out, d };
}
