/** [factor, ‖g‖₂], in float64. */
export function clippingReference(gradient: Float32Array, limit: number, epsilon: number): [number, number] {
  const norm = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
  return [Math.min(1, limit / (norm + epsilon)), norm];
}
