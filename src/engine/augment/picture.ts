/**
 * A picture that operations work on in place: RGB in [0, 1], rows top to bottom,
 * `pixels[(y · side + x) · 3 + channel]`, float32.
 */
export interface Picture {
  readonly side: number;
  readonly pixels: Float32Array;
}

/** ITU-R 601-2 luma, with the digits that torchvision uses. */
const LUMA = [0.2989, 0.587, 0.114] as const;

/** Luma of the pixel whose red value stands at `at`. */
export function lumaAt(pixels: ArrayLike<number>, at: number): number {
  return LUMA[0] * (pixels[at] ?? 0) + LUMA[1] * (pixels[at + 1] ?? 0) + LUMA[2] * (pixels[at + 2] ?? 0);
}

export function clamp01(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
