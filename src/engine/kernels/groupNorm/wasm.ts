import type { TensorInfo } from '@tensorflow/tfjs-core';
import { machine } from '../../wasm/machine.ts';
import { extentsOf, type GroupNormOptions } from './extents.ts';
import type { GroupNormalised } from './programs.ts';

/** Scratch memory of a thread, in rows of channels: the most that a kernel of ours needs. */
const SCRATCH_ROWS = 4;

/** The parameters at the end of each kernel, around memory of each thread's own. */
function withScratch(x: TensorInfo, groups: number, use: (last: readonly number[]) => void): void {
  const wasm = machine();
  const { pixels, channels } = extentsOf(x);
  const bytes = SCRATCH_ROWS * 4 * channels;
  wasm.borrow(wasm.threads * bytes, (scratch) => {
    use([scratch, bytes, pixels, channels, channels / groups]);
  });
}

/** [views, 2, groups]: mean and biased variance of each group of each view. */
export function wasmGroupStatistics(x: TensorInfo, groups: number): TensorInfo {
  const wasm = machine();
  const { views } = extentsOf(x);
  const statistics = wasm.output([views, 2, groups]);
  withScratch(x, groups, (last) => {
    wasm.run('groupStatistics', views, [wasm.pointer(x), wasm.pointer(statistics), ...last]);
  });
  return statistics;
}

/** (x − μ)/√(σ² + ε) · γ + β, with or without ReLU; the shape of x. */
export function wasmNormaliseGroups(
  x: TensorInfo,
  statistics: TensorInfo,
  gamma: TensorInfo,
  beta: TensorInfo,
  { groups, epsilon, relu }: GroupNormOptions,
): TensorInfo {
  const wasm = machine();
  const y = wasm.output(x.shape);
  const pointers = [x, statistics, gamma, beta, y].map((tensor) => wasm.pointer(tensor));
  withScratch(x, groups, (last) => {
    wasm.run('groupNormalise', extentsOf(x).views, [...pointers, ...last, relu ? 1 : 0, epsilon]);
  });
  return y;
}

/** [views, 2, channels]: Σ d·x̂ and Σ d over the pixels of each view; d is ∂y where ReLU let something through. */
export function wasmGradientSums(
  dy: TensorInfo,
  { x, y, statistics }: GroupNormalised,
  { groups, epsilon, relu }: GroupNormOptions,
): TensorInfo {
  const wasm = machine();
  const { views, channels } = extentsOf(x);
  const sums = wasm.output([views, 2, channels]);
  const pointers = [dy, x, y, statistics, sums].map((tensor) => wasm.pointer(tensor));
  withScratch(x, groups, (last) => {
    wasm.run('groupGradientSums', views, [...pointers, ...last, relu ? 1 : 0, epsilon]);
  });
  return sums;
}

/** [2, channels]: the sums of all views, ∂L/∂γ and ∂L/∂β. */
export function wasmSumOfViews(sums: TensorInfo): TensorInfo {
  const wasm = machine();
  const { views, channels } = extentsOf(sums);
  const total = wasm.output([2, channels]);
  wasm.run('sumChunks', 1, [
    ...[wasm.pointer(sums), wasm.pointer(total), views],
    ...[2, channels, channels, 2],
  ]);
  return total;
}

/** ∂L/∂x, given the sums of `wasmGradientSums`; the shape of x. */
export function wasmGroupInputGradient(
  dy: TensorInfo,
  { x, y, statistics }: GroupNormalised,
  gamma: TensorInfo,
  sums: TensorInfo,
  { groups, epsilon, relu }: GroupNormOptions,
): TensorInfo {
  const wasm = machine();
  const dx = wasm.output(x.shape);
  const pointers = [dy, x, y, statistics, gamma, sums, dx].map((tensor) => wasm.pointer(tensor));
  withScratch(x, groups, (last) => {
    wasm.run('groupInputGradient', extentsOf(x).views, [...pointers, ...last, relu ? 1 : 0, epsilon]);
  });
  return dx;
}
