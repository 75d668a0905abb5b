import type { TensorInfo } from '@tensorflow/tfjs-core';
import { dispatch, release } from '../program/program.ts';
import { sumChunks } from '../reduce/sumChunks.ts';
import { extentsOf, type GroupNormOptions } from './extents.ts';
import gradientPartialWgsl from './gradientPartial.wgsl?raw';
import groupMeansWgsl from './groupMeans.wgsl?raw';
import inputGradientWgsl from './inputGradient.wgsl?raw';
import normaliseWgsl from './normalise.wgsl?raw';
import statisticsPartialWgsl from './statisticsPartial.wgsl?raw';
import statisticsWgsl from './statistics.wgsl?raw';

/** Views times chunks that partial sums are taken of: enough threads to fill a GPU, few enough to be added up. */
const SUMS = 1024;

/** Extents as the shaders count them, in vec4s. */
function sizesOf(x: TensorInfo, groups: number): Record<'c4' | 'group4' | 'pixels', number> {
  const { pixels, channels } = extentsOf(x);
  return { pixels, c4: channels / 4, group4: channels / groups / 4 };
}

/** Parts that a view's pixels are summed in. */
function chunksOf(x: TensorInfo): number {
  const { views, pixels } = extentsOf(x);
  return Math.min(pixels, Math.ceil(SUMS / views));
}

/** [views, 2, groups]: mean and biased variance of each group of each view. */
export function groupStatistics(x: TensorInfo, groups: number): TensorInfo {
  const { views, channels } = extentsOf(x);
  const chunks = chunksOf(x);
  const sizes = { ...sizesOf(x, groups), views, chunks };
  const partial = dispatch({
    name: 'groupStatisticsPartial',
    wgsl: statisticsPartialWgsl,
    inputs: { x },
    outputShape: [chunks, views, 2, channels],
    threads: (chunks * views * channels) / 4,
    sizes,
  });
  const statistics = dispatch({
    name: 'groupStatistics',
    wgsl: statisticsWgsl,
    inputs: { x, partial_: partial },
    outputShape: [views, 2, groups],
    scalars: ['result'],
    threads: views * groups,
    sizes,
  });
  release(partial);
  return statistics;
}

/** (x − μ)/√(σ² + ε) · γ + β, with or without ReLU; the shape of x. */
export function normaliseGroups(
  x: TensorInfo,
  statistics: TensorInfo,
  gamma: TensorInfo,
  beta: TensorInfo,
  { groups, epsilon, relu }: GroupNormOptions,
): TensorInfo {
  const { views, pixels, channels } = extentsOf(x);
  return dispatch({
    name: 'groupNormalise',
    wgsl: normaliseWgsl,
    inputs: { x, statistics, gamma, beta },
    outputShape: x.shape,
    scalars: ['statistics'],
    threads: (views * pixels * channels) / 4,
    sizes: { ...sizesOf(x, groups), relu: relu ? 1 : 0 },
    uniforms: { epsilon },
  });
}

/** What the backward pass needs of the forward one. */
export interface GroupNormalised {
  readonly x: TensorInfo;
  readonly y: TensorInfo;
  readonly statistics: TensorInfo;
}

/** [views, 2, channels]: Σ d·x̂ and Σ d over the pixels of each view; d is ∂y where ReLU let something through. */
export function gradientSums(
  dy: TensorInfo,
  { x, y, statistics }: GroupNormalised,
  { groups, epsilon, relu }: GroupNormOptions,
): TensorInfo {
  const { views, channels } = extentsOf(x);
  const chunks = chunksOf(x);
  const perView = [views, 2, channels];
  const partial = dispatch({
    name: 'groupNormGradientPartial',
    wgsl: gradientPartialWgsl,
    inputs: { dy, x, y, statistics },
    outputShape: chunks === 1 ? perView : [chunks, ...perView],
    scalars: ['statistics'],
    threads: (chunks * views * channels) / 4,
    sizes: { ...sizesOf(x, groups), views, chunks, relu: relu ? 1 : 0 },
    uniforms: { epsilon },
  });
  if (chunks === 1) return partial;
  const sums = sumChunks(partial, perView);
  release(partial);
  return sums;
}

/** ∂L/∂x, given the sums of `gradientSums`; the shape of x. */
export function groupInputGradient(
  dy: TensorInfo,
  { x, y, statistics }: GroupNormalised,
  gamma: TensorInfo,
  sums: TensorInfo,
  { groups, epsilon, relu }: GroupNormOptions,
): TensorInfo {
  const { views, pixels, channels } = extentsOf(x);
  const sizes = sizesOf(x, groups);
  const means = dispatch({
    name: 'groupMeans',
    wgsl: groupMeansWgsl,
    inputs: { sums, gamma },
    outputShape: [views, 2, groups],
    scalars: ['result'],
    threads: views * 2 * groups,
    sizes,
  });
  const dx = dispatch({
    name: 'groupNormInputGradient',
    wgsl: inputGradientWgsl,
    inputs: { dy, x, y, statistics, gamma, means },
    outputShape: x.shape,
    scalars: ['statistics', 'means'],
    threads: (views * pixels * channels) / 4,
    sizes: { ...sizes, relu: relu ? 1 : 0 },
    uniforms: { epsilon },
  });
  release(means);
  return dx;
}
