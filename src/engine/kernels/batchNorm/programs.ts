import type { TensorInfo } from '@tensorflow/tfjs-core';
import { dispatch, release } from '../program/program.ts';
import { sumChunks } from '../reduce/sumChunks.ts';
import affineWgsl from './affine.wgsl?raw';
import gradientPartialWgsl from './gradientPartial.wgsl?raw';
import inputGradientWgsl from './inputGradient.wgsl?raw';
import normaliseWgsl from './normalise.wgsl?raw';
import statisticsPartialWgsl from './statisticsPartial.wgsl?raw';
import statisticsWgsl from './statistics.wgsl?raw';

/** Partial sums a channel: enough threads to fill a GPU, few enough to be added up by one. */
const MAX_GROUPS = 256;

interface Extents {
  readonly rows: number;
  readonly channels: number;
  readonly groups: number;
}

function extents(x: TensorInfo): Extents {
  const channels = x.shape[x.shape.length - 1] ?? 0;
  const rows = x.shape.reduce((product, extent) => product * extent, 1) / channels;
  return { rows, channels, groups: Math.min(MAX_GROUPS, rows) };
}

/** [2, channels]: mean and biased variance over all axes but the last. */
export function batchStatistics(x: TensorInfo): TensorInfo {
  const { rows, channels, groups } = extents(x);
  const sizes = { rows, c4: channels / 4, groups };
  const partial = dispatch({
    name: 'batchStatisticsPartial',
    wgsl: statisticsPartialWgsl,
    inputs: { x },
    outputShape: [groups, 2, channels],
    threads: (groups * channels) / 4,
    sizes,
  });
  const statistics = dispatch({
    name: 'batchStatistics',
    wgsl: statisticsWgsl,
    inputs: { x, partial_: partial },
    outputShape: [2, channels],
    threads: channels / 4,
    sizes,
  });
  release(partial);
  return statistics;
}

/** (x − μ)/√(σ² + ε) · γ + β, with or without ReLU; the shape of x. */
export function normalise(
  x: TensorInfo,
  statistics: TensorInfo,
  gamma: TensorInfo,
  beta: TensorInfo,
  epsilon: number,
  relu: boolean,
): TensorInfo {
  const { rows, channels } = extents(x);
  return dispatch({
    name: 'normalise',
    wgsl: normaliseWgsl,
    inputs: { x, statistics, gamma, beta },
    outputShape: x.shape,
    threads: (rows * channels) / 4,
    sizes: { c4: channels / 4, relu: relu ? 1 : 0 },
    uniforms: { epsilon },
  });
}

/** [2, channels]: factor and summand of each channel when the statistics are fixed. */
export function affineOf(
  statistics: TensorInfo,
  gamma: TensorInfo,
  beta: TensorInfo,
  epsilon: number,
): TensorInfo {
  const channels = gamma.shape[0] ?? 0;
  return dispatch({
    name: 'batchNormAffine',
    wgsl: affineWgsl,
    inputs: { statistics, gamma, beta },
    outputShape: [2, channels],
    threads: channels / 4,
    uniforms: { epsilon },
  });
}

/** What the backward pass needs of the forward one. */
export interface Normalised {
  readonly x: TensorInfo;
  readonly y: TensorInfo;
  readonly statistics: TensorInfo;
  readonly epsilon: number;
  readonly relu: boolean;
}

/** [2, channels]: ∂L/∂γ and ∂L/∂β. */
export function scaleAndShiftGradient(dy: TensorInfo, forward: Normalised): TensorInfo {
  const { x, y, statistics, epsilon, relu } = forward;
  const { rows, channels, groups } = extents(x);
  const partial = dispatch({
    name: 'batchNormGradientPartial',
    wgsl: gradientPartialWgsl,
    inputs: { dy, x, y, statistics },
    outputShape: [groups, 2, channels],
    threads: (groups * channels) / 4,
    sizes: { rows, c4: channels / 4, groups, relu: relu ? 1 : 0 },
    uniforms: { epsilon },
  });
  const sums = sumChunks(partial, [2, channels]);
  release(partial);
  return sums;
}

/** ∂L/∂x, given ∂L/∂γ and ∂L/∂β as `sums` [2, channels]; the shape of x. */
export function normaliseInputGradient(
  dy: TensorInfo,
  forward: Normalised,
  gamma: TensorInfo,
  sums: TensorInfo,
): TensorInfo {
  const { x, y, statistics, epsilon, relu } = forward;
  const { rows, channels } = extents(x);
  return dispatch({
    name: 'batchNormInputGradient',
    wgsl: inputGradientWgsl,
    inputs: { dy, x, y, statistics, gamma, sums },
    outputShape: x.shape,
    threads: (rows * channels) / 4,
    sizes: { rows, c4: channels / 4, relu: relu ? 1 : 0 },
    uniforms: { epsilon },
  });
}
