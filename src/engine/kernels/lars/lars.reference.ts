import type { ArraySlot } from './arrayTable.ts';
import type { LarsScalars } from './lars.ts';

/** One update in float64, array by array. Returns [2, P]: θ and m. */
export function larsReference(
  state: Float32Array,
  gradient: Float32Array,
  slots: readonly ArraySlot[],
  { learningRate, momentum, weightDecay, trust }: LarsScalars,
): Float32Array {
  const next = Float64Array.from(state);
  const parameters = gradient.length;
  for (const { offset, size, adapted } of slots) {
    const theta = Float64Array.from(state.subarray(offset, offset + size));
    const g = theta.map((value, at) => gradient[offset + at]! + (adapted ? weightDecay * value : 0));
    const norm = (values: Float64Array): number => Math.hypot(...values);
    const known = adapted && norm(theta) > 0 && norm(g) > 0;
    const ratio = known ? (trust * norm(theta)) / norm(g) : 1;
    for (let at = 0; at < size; at++) {
      const m = momentum * state[parameters + offset + at]! + ratio * g[at]!;
      next[offset + at] = theta[at]! - learningRate * m;
      next[parameters + offset + at] = m;
    }
  }
  return Float32Array.from(next);
}
