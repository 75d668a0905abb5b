import type { ConvGeometry } from '../conv2d/geometry.ts';

/**
 * How a convolution is computed. Variants keep their operands in different places and differ in how much a thread
 * does, never in the order of a sum: a choice changes the time, not one bit of the result.
 */
export interface ForwardVariant {
  /** Whether the threads of a workgroup load their operands together, or each for itself. */
  readonly memory: 'registers' | 'shared';
  /** Pixels a thread makes, at most. */
  readonly pixels: 4 | 8;
  /** Vec4s of output channels a thread makes, at most. */
  readonly vectors: 1 | 2 | 4;
}

export interface FilterGradientVariant {
  readonly vectors: 1 | 2;
}

/** Kinds of layers that a GPU may like differently: long rows of few channels, short rows of many. */
export type ShapeClass = 'wide' | 'narrow';

/** One choice for each kernel and kind of layer. */
export interface Tuning {
  readonly forward: Readonly<Record<ShapeClass, ForwardVariant>>;
  readonly filterGradient: Readonly<Record<ShapeClass, FilterGradientVariant>>;
}

export const FORWARD_VARIANTS: readonly ForwardVariant[] = [
  { memory: 'registers', pixels: 8, vectors: 4 },
  { memory: 'registers', pixels: 8, vectors: 2 },
  { memory: 'registers', pixels: 4, vectors: 2 },
  { memory: 'shared', pixels: 8, vectors: 2 },
  { memory: 'shared', pixels: 8, vectors: 1 },
];

export const FILTER_GRADIENT_VARIANTS: readonly FilterGradientVariant[] = [{ vectors: 2 }, { vectors: 1 }];

const forward = FORWARD_VARIANTS[0] as ForwardVariant;
const filterGradient = FILTER_GRADIENT_VARIANTS[0] as FilterGradientVariant;

/** What serves where nothing has been measured: the best on a software adapter, good on all that we know of. */
export const DEFAULT_TUNING: Tuning = {
  forward: { wide: forward, narrow: forward },
  filterGradient: { wide: filterGradient, narrow: filterGradient },
};

let current = DEFAULT_TUNING;

/** The choice in force. There is one, since there is one device. */
export function tuning(): Tuning {
  return current;
}

export function useTuning(chosen: Tuning): void {
  current = chosen;
}

export function shapeClass({ outWidth }: Pick<ConvGeometry, 'outWidth'>): ShapeClass {
  return outWidth >= 16 ? 'wide' : 'narrow';
}
