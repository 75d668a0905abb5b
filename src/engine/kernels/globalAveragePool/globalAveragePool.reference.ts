/** y[n, c] = mean over pixels of x[n, p, c], in float64. x [batch, pixels, channels] */
export function globalAveragePoolReference(x: Float32Array, pixels: number, channels: number): Float32Array {
  const batch = x.length / (pixels * channels);
  const sums = new Float64Array(batch * channels);
  for (const [at, value] of x.entries()) {
    const cell = Math.floor(at / (pixels * channels)) * channels + (at % channels);
    sums[cell] = (sums[cell] ?? 0) + value / pixels;
  }
  return Float32Array.from(sums);
}

/** ∂x[n, p, c] = ∂y[n, c] / pixels */
export function globalAveragePoolGradientReference(
  dy: Float32Array,
  pixels: number,
  channels: number,
): Float32Array {
  const length = dy.length * pixels;
  return Float32Array.from({ length }, (_, at) => {
    const cell = Math.floor(at / (pixels * channels)) * channels + (at % channels);
    return (dy[cell] ?? 0) / pixels;
  });
}
