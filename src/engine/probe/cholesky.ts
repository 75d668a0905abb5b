/** Rows that are reduced at once: four sums that do not wait for one another, and each earlier row is read once for all. */
const ABREAST = 4;

/**
 * The lower triangle L of a symmetric, positive definite matrix A = L Lᵀ, in its place. [n, n]
 *
 *     L_ij = (A_ij − Σ_{k<j} L_ik L_jk) / L_jj,   L_ii = √(A_ii − Σ_{k<i} L_ik²)
 *
 * @param a row-major; what is above the diagonal is not read
 */
export function cholesky(a: Float64Array, n: number): void {
  let i = 0;
  for (; i + ABREAST <= n; i += ABREAST) {
    for (let j = 0; j < i; j++) reduceFour(a, n, i, j);
    for (let row = i; row < i + ABREAST; row++) finishRow(a, n, row, i);
  }
  for (; i < n; i++) finishRow(a, n, i, 0);
}

/** Column j of the four rows from i on. */
function reduceFour(a: Float64Array, n: number, i: number, j: number): void {
  const [one, two, three, four] = [i * n, (i + 1) * n, (i + 2) * n, (i + 3) * n];
  const before = j * n;
  let [s, t, u, v] = [a[one + j]!, a[two + j]!, a[three + j]!, a[four + j]!];
  for (let k = 0; k < j; k++) {
    const known = a[before + k]!;
    s -= a[one + k]! * known;
    t -= a[two + k]! * known;
    u -= a[three + k]! * known;
    v -= a[four + k]! * known;
  }
  const pivot = a[before + j]!;
  a[one + j] = s / pivot;
  a[two + j] = t / pivot;
  a[three + j] = u / pivot;
  a[four + j] = v / pivot;
}

/** A row from a column on, to its diagonal. */
function finishRow(a: Float64Array, n: number, i: number, from: number): void {
  for (let j = from; j <= i; j++) {
    let sum = a[i * n + j]!;
    for (let k = 0; k < j; k++) sum -= a[i * n + k]! * a[j * n + k]!;
    // Rounding may bring a pivot of nearly dependent axes to zero or below.
    a[i * n + j] = i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / a[j * n + j]!;
  }
}

/** x with L Lᵀ x = b, in the place of b. Both passes go along the rows of L, as it lies in memory. */
export function solveCholesky(lower: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * n + k]! * b[k]!;
    b[i] = sum / lower[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const x = (b[i] = b[i]! / lower[i * n + i]!);
    for (let k = 0; k < i; k++) b[k] = b[k]! - lower[i * n + k]! * x;
  }
}
