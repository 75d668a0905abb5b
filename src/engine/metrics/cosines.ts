/**
 * Cosines of one unit row with many. Four of them at a time, since four sums that do not wait for one another take
 * little longer than one.
 *
 * @param own unit length, [d]
 * @param rows unit length, [n, d]
 * @param out [n]
 */
export function cosines(own: Float32Array, rows: Float32Array, out: Float32Array): void {
  const d = own.length;
  let other = 0;
  for (; other + 4 <= out.length; other += 4) {
    const at = other * d;
    let [one, two, three, four] = [0, 0, 0, 0];
    for (let k = 0; k < d; k++) {
      const value = own[k]!;
      one += value * rows[at + k]!;
      two += value * rows[at + d + k]!;
      three += value * rows[at + 2 * d + k]!;
      four += value * rows[at + 3 * d + k]!;
    }
    out[other] = one;
    out[other + 1] = two;
    out[other + 2] = three;
    out[other + 3] = four;
  }
  for (; other < out.length; other++) {
    let cosine = 0;
    for (let k = 0; k < d; k++) cosine += own[k]! * rows[other * d + k]!;
    out[other] = cosine;
  }
}
