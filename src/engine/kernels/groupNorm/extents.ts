import type { TensorInfo } from '@tensorflow/tfjs-core';

export interface GroupNormOptions {
  /** Groups of neighbouring channels; their number divides that of the channels. */
  readonly groups: number;
  /** Added to the variance, inside the root. */
  readonly epsilon: number;
  /** Whether max(0, ·) follows. */
  readonly relu: boolean;
}

/** A tensor as group normalisation sees it: [views, pixels, channels]. */
export interface Extents {
  readonly views: number;
  /** Product of all extents between the first and the last; 1 for vectors. */
  readonly pixels: number;
  readonly channels: number;
}

export function extentsOf({ shape }: Pick<TensorInfo, 'shape'>): Extents {
  const views = shape[0] ?? 0;
  const channels = shape[shape.length - 1] ?? 0;
  return { views, channels, pixels: shape.slice(1, -1).reduce((product, extent) => product * extent, 1) };
}
