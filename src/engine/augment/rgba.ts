/** RGB in [0, 1] → RGBA in 0 … 255, opaque. */
export function toRgba(pixels: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray((pixels.length / 3) * 4).fill(255);
  for (let from = 0, to = 0; from < pixels.length; from += 3, to += 4) {
    for (let channel = 0; channel < 3; channel++) out[to + channel] = 255 * (pixels[from + channel] ?? 0);
  }
  return out;
}
