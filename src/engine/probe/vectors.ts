/** aᵀ b, in four sums that do not wait for one another. */
export function dot(a: Float64Array, b: Float64Array): number {
  let [sum, second, third, fourth] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 4 <= a.length; k += 4) {
    sum += a[k]! * b[k]!;
    second += a[k + 1]! * b[k + 1]!;
    third += a[k + 2]! * b[k + 2]!;
    fourth += a[k + 3]! * b[k + 3]!;
  }
  for (; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum + second + third + fourth;
}

/** Adds factor · from, in place. */
export function addScaled(to: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = to[i]! + factor * from[i]!;
}
