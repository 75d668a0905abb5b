import type { ConvGeometry } from './geometry.ts';

/** Vec4s of output channels that a thread makes: as many as the channels allow, up to `most`. */
export function vectors(channels: number, most: number): number {
  let count = most;
  while (channels % (4 * count) !== 0) count /= 2;
  return count;
}

/** Pixels a thread makes: a divisor of the row where there is one, so that no lane idles. */
export function tilePixels(width: number, most: number): number {
  for (let pixels = most; pixels > most / 2; pixels--) if (width % pixels === 0) return pixels;
  return Math.min(most, width);
}

/** Channels that count in each four of x: all, but for a stem. */
export const usedChannels = ({ inputs }: ConvGeometry): number => Math.min(inputs, 4);

/** The extents that the `.wgsl` files name. */
export function sizes(g: ConvGeometry): Record<string, number> {
  const { batch, height, width, outHeight, outWidth, padTop, padLeft, inputs } = g;
  const in4 = Math.ceil(inputs / 4);
  return { batch, height, width, outHeight, outWidth, padTop, padLeft, inputs, in4, out4: g.outputs / 4 };
}
