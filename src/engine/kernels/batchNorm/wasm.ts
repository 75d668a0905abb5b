import type { TensorInfo } from '@tensorflow/tfjs-core';
import { machine } from '../../wasm/machine.ts';
import type { Normalised } from './programs.ts';

/** Numbers that one thread takes at a time. Fixed, since sums are taken by units and then over them. */
const NUMBERS_A_UNIT = 16_384;

interface Extents {
  readonly rows: number;
  readonly channels: number;
  readonly perUnit: number;
  readonly units: number;
}

function extents(x: TensorInfo): Extents {
  const channels = x.shape[x.shape.length - 1] ?? 0;
  const rows = x.shape.reduce((product, extent) => product * extent, 1) / channels;
  const perUnit = Math.max(1, Math.floor(NUMBERS_A_UNIT / channels));
  return { rows, channels, perUnit, units: Math.ceil(rows / perUnit) };
}

/** [2, channels]: mean and biased variance over all axes but the last. */
export function wasmBatchStatistics(x: TensorInfo): TensorInfo {
  const wasm = machine();
  const { rows, channels, perUnit, units } = extents(x);
  const statistics = wasm.output([2, channels]);
  wasm.borrow(units * 8 * channels, (partial) => {
    wasm.run('statisticsPartial', units, [wasm.pointer(x), partial, rows, channels, perUnit]);
    wasm.run('statistics', 1, [
      ...[wasm.pointer(x), partial, wasm.pointer(statistics)],
      ...[rows, channels, units],
    ]);
  });
  return statistics;
}

/** (x − μ)/√(σ² + ε) · γ + β, with or without ReLU; the shape of x. */
export function wasmNormalise(
  x: TensorInfo,
  statistics: TensorInfo,
  gamma: TensorInfo,
  beta: TensorInfo,
  { epsilon, relu }: Pick<Normalised, 'epsilon' | 'relu'>,
): TensorInfo {
  const wasm = machine();
  const { rows, channels, perUnit, units } = extents(x);
  const y = wasm.output(x.shape);
  wasm.borrow(wasm.threads * 4 * channels, (scratch) => {
    wasm.run('normalise', units, [
      ...[x, statistics, gamma, beta, y].map((tensor) => wasm.pointer(tensor)),
      ...[scratch, 4 * channels, rows, channels, perUnit, relu ? 1 : 0, epsilon],
    ]);
  });
  return y;
}

/** [2, channels]: ∂L/∂γ and ∂L/∂β. */
export function wasmScaleAndShiftGradient(dy: TensorInfo, forward: Normalised): TensorInfo {
  const wasm = machine();
  const { x, y, statistics, epsilon, relu } = forward;
  const { rows, channels, perUnit, units } = extents(x);
  const sums = wasm.output([2, channels]);
  const partialBytes = units * 8 * channels;
  wasm.borrow(partialBytes + wasm.threads * 4 * channels, (partial) => {
    wasm.run('scaleAndShiftPartial', units, [
      ...[dy, x, y, statistics].map((tensor) => wasm.pointer(tensor)),
      ...[partial, partial + partialBytes, 4 * channels],
      ...[rows, channels, perUnit, relu ? 1 : 0, epsilon],
    ]);
    wasm.run('sumChunks', 1, [...[partial, wasm.pointer(sums), units], ...[2, channels, channels, 2]]);
  });
  return sums;
}

/** ∂L/∂x, given ∂L/∂γ and ∂L/∂β as `sums` [2, channels]; the shape of x. */
export function wasmNormaliseInputGradient(
  dy: TensorInfo,
  forward: Normalised,
  gamma: TensorInfo,
  sums: TensorInfo,
): TensorInfo {
  const wasm = machine();
  const { x, y, statistics, epsilon, relu } = forward;
  const { rows, channels, perUnit, units } = extents(x);
  const dx = wasm.output(x.shape);
  wasm.borrow(wasm.threads * 4 * channels, (scratch) => {
    wasm.run('normaliseInputGradient', units, [
      ...[dy, x, y, statistics, gamma, sums, dx].map((tensor) => wasm.pointer(tensor)),
      ...[scratch, 4 * channels, rows, channels, perUnit, relu ? 1 : 0, epsilon],
    ]);
  });
  return dx;
}
