import type { ConvGeometry } from '../conv2d/geometry.ts';
import { deviceHas } from '../program/features.ts';

/**
 * How a convolution is computed. Variants keep their operands in different places and differ in how much a thread
 * does, never in the order of a sum: a choice changes the time, not one bit of the result.
 */
export interface ForwardVariant {
  /**
   * Whether each thread loads its operands for itself, the lanes of a subgroup hand weights round, or the threads of a
   * workgroup load all operands together.
   */
  readonly memory: 'registers' | 'subgroups' | 'shared';
  /** Pixels a thread makes, at most. */
  readonly pixels: 4 | 8;
  /** Vec4s of output channels a thread makes, at most. */
  readonly vectors: 1 | 2 | 4;
}

/**
 * As `shared`, with operands rounded to half precision and sums in float32. It changes results, by about 10⁻³ of
 * them, so that it is in force only where the visitor wants it and a check found that it serves.
 */
export interface HalfVariant extends Pick<ForwardVariant, 'pixels' | 'vectors'> {
  readonly memory: 'half';
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
  /** In place of `forward` where training runs forward; never for gradients, which halves would round to zero. */
  readonly half?: Readonly<Partial<Record<ShapeClass, HalfVariant>>>;
}

/** Kernels of which one of several variants is chosen by time alone. */
export type TunedKernel = 'forward' | 'filterGradient';

/** The default first, then those most likely to beat it: time may not do for all. */
export const FORWARD_VARIANTS: readonly ForwardVariant[] = [
  { memory: 'registers', pixels: 8, vectors: 4 },
  { memory: 'subgroups', pixels: 8, vectors: 4 },
  { memory: 'registers', pixels: 8, vectors: 2 },
  { memory: 'registers', pixels: 4, vectors: 2 },
  { memory: 'subgroups', pixels: 8, vectors: 2 },
  { memory: 'shared', pixels: 8, vectors: 2 },
  { memory: 'shared', pixels: 8, vectors: 1 },
];

/** Those that the device in force can run. */
export function offeredForward(): readonly ForwardVariant[] {
  return FORWARD_VARIANTS.filter(({ memory }) => memory !== 'subgroups' || deviceHas('subgroups'));
}

export const HALF_VARIANTS: readonly HalfVariant[] = [
  { memory: 'half', pixels: 8, vectors: 2 },
  { memory: 'half', pixels: 8, vectors: 1 },
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
