import type { TensorInfo } from '@tensorflow/tfjs-core';
import { dispatch, release } from '../program/program.ts';
import { sumChunks } from '../reduce/sumChunks.ts';
import { shapeClass, tuning } from '../tuning/tuning.ts';
import filterGradientWgsl from './filterGradient.wgsl?raw';
import { convForward } from './forwardProgram.ts';
import { turnedGeometry, type ConvGeometry } from './geometry.ts';
import inputGradientStride2Wgsl from './inputGradientStride2.wgsl?raw';
import { sizes, tilePixels, usedChannels, vectors } from './tiles.ts';
import transposeFilterWgsl from './transposeFilter.wgsl?raw';

/** Enough threads to fill a large GPU; more would only add partial sums. */
const FILTER_GRADIENT_THREADS = 16_384;
const MAX_CHUNKS = 256;

/** ∂L/∂filter; channels as for the forward pass. */
export function convFilterGradient(x: TensorInfo, dy: TensorInfo, g: ConvGeometry): TensorInfo {
  const shape = [g.kernel, g.kernel, g.inputs, g.outputs];
  const perThread = vectors(g.outputs, tuning().filterGradient[shapeClass(g)].vectors);
  const perChunk = g.kernel * Math.ceil(g.inputs / 4) * (g.outputs / 4 / perThread);
  // The same chunks whatever a thread makes of them: they decide the order of the sums.
  const assumed = g.kernel * Math.ceil(g.inputs / 4) * Math.ceil(g.outputs / 8);
  const rows = g.batch * g.outHeight;
  const wanted = Math.min(rows, MAX_CHUNKS, Math.ceil(FILTER_GRADIENT_THREADS / assumed));
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
      USED: usedChannels(g),
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
  const dx = g.stride === 1 ? convForward(dy, transposed, turnedGeometry(g)) : stride2(dy, transposed, g);
  release(transposed);
  return dx;
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
