import type { TensorInfo } from '@tensorflow/tfjs-core';
import { dispatch, release } from '../program/program.ts';
import { sumChunks } from '../reduce/sumChunks.ts';
import filterGradientWgsl from './filterGradient.wgsl?raw';
import forwardWgsl from './forward.wgsl?raw';
import type { ConvGeometry } from './geometry.ts';
import inputGradientStride2Wgsl from './inputGradientStride2.wgsl?raw';
import transposeFilterWgsl from './transposeFilter.wgsl?raw';

/** Enough threads to fill a large GPU; more would only add partial sums. */
const FILTER_GRADIENT_THREADS = 16_384;
const MAX_CHUNKS = 256;

/** Vec4s of output channels that a thread makes: as many as the channels allow, up to `most`. */
function vectors(channels: number, most: 2 | 4): number {
  if (most === 4 && channels % 16 === 0) return 4;
  return channels % 8 === 0 ? 2 : 1;
}

/** Pixels a thread makes: a divisor of the row where there is one, so that no lane idles. */
function tilePixels(width: number, most: number): number {
  for (let pixels = most; pixels > most / 2; pixels--) if (width % pixels === 0) return pixels;
  return Math.min(most, width);
}

function sizes(g: ConvGeometry): Record<string, number> {
  const { height, width, outHeight, outWidth, padTop, padLeft, inputs } = g;
  const in4 = Math.ceil(inputs / 4);
  return { height, width, outHeight, outWidth, padTop, padLeft, inputs, in4, out4: g.outputs / 4 };
}

/** Channels that count in each four of x: all, but for a stem. */
const used = ({ inputs }: ConvGeometry): number => Math.min(inputs, 4);

/** What follows the sum; `forward.wgsl` has the equations. */
export interface Epilogue {
  readonly bias?: TensorInfo;
  readonly affine?: TensorInfo;
  readonly relu?: boolean;
}

/**
 * y of a convolution. Outputs in multiples of four; inputs too, or fewer than four: then x carries channels of
 * zeros up to four.
 */
export function convForward(
  x: TensorInfo,
  filter: TensorInfo,
  g: ConvGeometry,
  { bias, affine, relu = false }: Epilogue = {},
): TensorInfo {
  const pixels = tilePixels(g.outWidth, 8);
  const tiles = Math.ceil(g.outWidth / pixels);
  const perThread = vectors(g.outputs, 4);
  return dispatch({
    name: 'convForward',
    wgsl: forwardWgsl,
    inputs: {
      x,
      filter_: filter,
      ...(bias === undefined ? {} : { bias }),
      ...(affine === undefined ? {} : { affine_: affine }),
    },
    outputShape: [g.batch, g.outHeight, g.outWidth, g.outputs],
    threads: g.batch * g.outHeight * tiles * (g.outputs / 4 / perThread),
    tile: {
      PIXELS: pixels,
      VECTORS: perThread,
      KERNEL: g.kernel,
      STRIDE: g.stride,
      SPAN: (pixels - 1) * g.stride + g.kernel,
      USED: used(g),
      BIAS: bias === undefined ? 0 : 1,
      AFFINE: affine === undefined ? 0 : 1,
    },
    sizes: { ...sizes(g), tiles, relu: relu ? 1 : 0 },
  });
}

/** ∂L/∂filter; channels as for the forward pass. */
export function convFilterGradient(x: TensorInfo, dy: TensorInfo, g: ConvGeometry): TensorInfo {
  const shape = [g.kernel, g.kernel, g.inputs, g.outputs];
  const perThread = vectors(g.outputs, 2);
  const perChunk = g.kernel * Math.ceil(g.inputs / 4) * (g.outputs / 4 / perThread);
  const rows = g.batch * g.outHeight;
  const wanted = Math.min(rows, MAX_CHUNKS, Math.ceil(FILTER_GRADIENT_THREADS / perChunk));
  const rowsPerChunk = Math.ceil(rows / wanted);
  const chunks = Math.ceil(rows / rowsPerChunk);
  const kept = Math.max(0, g.kernel - g.stride);
  const partial = dispatch({
    name: 'convFilterGradient',
    wgsl: filterGradientWgsl,
    inputs: { x, dy },
    outputShape: chunks === 1 ? shape : [chunks, ...shape],
    threads: chunks * perChunk,
    tile: {
      VECTORS: perThread,
      KERNEL: g.kernel,
      STRIDE: g.stride,
      KEPT: kept,
      FRESH: g.kernel - kept,
      USED: used(g),
    },
    sizes: { ...sizes(g), rows, rowsPerChunk },
  });
  if (chunks === 1) return partial;
  const sum = sumChunks(partial, shape);
  release(partial);
  return sum;
}

/**
 * ∂L/∂x; channels in multiples of four. With stride 1 it is a convolution of ∂L/∂y with the filter turned
 * by half a turn; with stride 2 the pixels fall into four classes of parity.
 */
export function convInputGradient(dy: TensorInfo, filter: TensorInfo, g: ConvGeometry): TensorInfo {
  const transposed = dispatch({
    name: 'transposeFilter',
    wgsl: transposeFilterWgsl,
    inputs: { filter_: filter },
    outputShape: [g.kernel, g.kernel, g.outputs, g.inputs],
    threads: (g.kernel * g.kernel * g.inputs * g.outputs) / 4,
    tile: { KERNEL: g.kernel },
    sizes: { in4: g.inputs / 4, out4: g.outputs / 4, flip: g.stride === 1 ? 1 : 0 },
  });
  const dx = g.stride === 1 ? stride1(dy, transposed, g) : stride2(dy, transposed, g);
  release(transposed);
  return dx;
}

function stride1(dy: TensorInfo, turned: TensorInfo, g: ConvGeometry): TensorInfo {
  return convForward(dy, turned, {
    ...g,
    height: g.outHeight,
    width: g.outWidth,
    inputs: g.outputs,
    outHeight: g.height,
    outWidth: g.width,
    outputs: g.inputs,
    padTop: g.kernel - 1 - g.padTop,
    padLeft: g.kernel - 1 - g.padLeft,
  });
}

function stride2(dy: TensorInfo, transposed: TensorInfo, g: ConvGeometry): TensorInfo {
  const columns = Math.ceil(g.width / 2);
  const pixels = tilePixels(columns, 8);
  const tiles = Math.ceil(columns / pixels);
  return dispatch({
    name: 'convInputGradientStride2',
    wgsl: inputGradientStride2Wgsl,
    inputs: { dy, filter_: transposed },
    outputShape: [g.batch, g.height, g.width, g.inputs],
    threads: g.batch * g.height * 2 * tiles * (g.inputs / 4),
    tile: { PIXELS: pixels, KERNEL: g.kernel },
    sizes: { ...sizes(g), tiles },
  });
}
