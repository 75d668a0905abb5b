/** relu(a + b), number by number. */
export function addReluReference(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => {
    const sum = value + (b[i] ?? 0);
    return sum < 0 ? 0 : sum;
  });
}

/** ∂L/∂a, which is ∂L/∂b too: ∂L/∂y where y > 0. */
export function addReluGradientReference(dy: Float32Array, y: Float32Array): Float32Array {
  return dy.map((value, i) => ((y[i] ?? 0) > 0 ? value : 0));
}
