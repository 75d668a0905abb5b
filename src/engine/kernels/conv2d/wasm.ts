import type { TensorInfo } from '@tensorflow/tfjs-core';
import { machine, type WasmMachine } from '../../wasm/machine.ts';
import { turnedGeometry, type ConvGeometry } from './geometry.ts';

/** Output channels that the WebAssembly kernels make at a time; filters are packed in blocks of so many. */
const BLOCK = 8;
/** A thread's spill of one block, and what may be read beyond the last of six numbers. */
const SPILL_BYTES = 32;
/** Pixels of a product that a thread makes at a time: a multiple of a tile's six. */
const PIXELS_A_UNIT = 192;
/** Rows of a filter gradient, one input channel of one tap each, that a thread adds up at a time. */
const ROWS_A_UNIT = 16;
/** Parts of the batch in a filter gradient: enough for eight threads, few enough to be added up. */
const MAX_CHUNKS = 16;
const MIN_CHUNKS = 4;
/** Partial sums may take this many bytes before there are fewer of them. */
const PARTIAL_BYTES = 2 ** 24;

const blocks = (channels: number): number => Math.ceil(channels / BLOCK);
const roundUp = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** Which taps of a filter are packed, from where and in which direction, and whether for the input gradient. */
interface Taps {
  readonly turned: boolean;
  readonly rows: Line;
  readonly columns: Line;
}

interface Line {
  readonly count: number;
  readonly first: number;
  readonly step: number;
}

/** Floats of a packed filter. */
function packedSize(g: ConvGeometry, { turned, rows, columns }: Taps): number {
  const [depth, count] = turned ? [g.outputs, g.inputs] : [g.inputs, g.outputs];
  return blocks(count) * BLOCK * rows.count * columns.count * depth;
}

function pack(
  wasm: WasmMachine,
  filter: TensorInfo,
  target: number,
  g: ConvGeometry,
  { turned, rows, columns }: Taps,
): void {
  wasm.run('packFilter', blocks(turned ? g.inputs : g.outputs), [
    ...[wasm.pointer(filter), target, g.kernel, g.inputs, g.outputs, turned ? 1 : 0],
    ...[rows.count, rows.first, rows.step, columns.count, columns.first, columns.step],
  ]);
}

/** y of a convolution. */
export function wasmForward(x: TensorInfo, filter: TensorInfo, g: ConvGeometry): TensorInfo {
  const line = { count: g.kernel, first: 0, step: 1 };
  return convolve(x, filter, { turned: false, rows: line, columns: line }, g, g);
}

/** ∂L/∂x: with stride 1 a convolution of ∂L/∂y with the filter turned by half a turn, with stride 2 four of them. */
export function wasmInputGradient(dy: TensorInfo, filter: TensorInfo, g: ConvGeometry): TensorInfo {
  if (g.stride === 2) return inputGradientStride2(dy, filter, g);
  const line = { count: g.kernel, first: g.kernel - 1, step: -1 };
  return convolve(dy, filter, { turned: true, rows: line, columns: line }, g, turnedGeometry(g));
}

/** A convolution of the shape `g` with taps of a filter of the shape `of`. */
function convolve(
  x: TensorInfo,
  filter: TensorInfo,
  taps: Taps,
  of: ConvGeometry,
  g: ConvGeometry,
): TensorInfo {
  const wasm = machine();
  const y = wasm.output([g.batch, g.outHeight, g.outWidth, g.outputs]);
  const points = g.kernel === 1 && g.stride === 1;
  const scratchBytes = roundUp(SPILL_BYTES + (points ? 0 : windowBytes(g)));
  wasm.borrow(4 * packedSize(of, taps) + wasm.threads * scratchBytes, (packed) => {
    pack(wasm, filter, packed, of, taps);
    const scratch = packed + 4 * packedSize(of, taps);
    const addresses = [wasm.pointer(x), packed, wasm.pointer(y), scratch, scratchBytes];
    if (points) {
      const pixels = g.batch * g.height * g.width;
      const sizes = [pixels, PIXELS_A_UNIT, g.inputs, g.outputs];
      wasm.run('convolvePoints', Math.ceil(pixels / PIXELS_A_UNIT), [...addresses, ...sizes]);
    } else
      wasm.run('convolve', g.batch, [...addresses, ...sizes(g), g.kernel, g.stride, g.padTop, g.padLeft]);
  });
  return y;
}

const sizes = (g: ConvGeometry): number[] => [
  ...[g.height, g.width, g.inputs],
  ...[g.outHeight, g.outWidth, g.outputs],
];

/** One picture with all the zeros around it that the filter meets. */
function windowBytes(g: ConvGeometry): number {
  const extent = (out: number): number => (out - 1) * g.stride + g.kernel;
  return 4 * extent(g.outHeight) * extent(g.outWidth) * g.inputs;
}

function inputGradientStride2(dy: TensorInfo, filter: TensorInfo, g: ConvGeometry): TensorInfo {
  const wasm = machine();
  const dx = wasm.output([g.batch, g.height, g.width, g.inputs]);
  const parts = [0, 1].flatMap((oddRow) =>
    [0, 1].map((oddColumn) => ({
      turned: true,
      rows: everySecond(g.kernel, oddRow),
      columns: everySecond(g.kernel, oddColumn),
    })),
  );
  const partBytes = parts.map((part) => 4 * packedSize(g, part));
  const packedBytes = partBytes.reduce((sum, bytes) => sum + bytes, 0);
  const scratchBytes = roundUp(SPILL_BYTES + 4 * (g.outHeight + 2) * (g.outWidth + 2) * g.outputs);
  wasm.borrow(packedBytes + wasm.threads * scratchBytes, (packed) => {
    let next = packed;
    const addresses = parts.map((part, at) => {
      const address = next;
      if (partBytes[at] !== 0) pack(wasm, filter, address, g, part);
      next += partBytes[at] ?? 0;
      return address;
    });
    wasm.run('inputGradientStride2', g.batch, [
      ...[wasm.pointer(dy), ...addresses, wasm.pointer(dx), next, scratchBytes],
      ...[...sizes(g), g.kernel, g.padTop, g.padLeft],
    ]);
  });
  return dx;
}

/** The taps of one parity, last to first. */
function everySecond(kernel: number, odd: number): Line {
  const count = Math.floor((kernel + 1 - odd) / 2);
  return { count, first: odd + 2 * (count - 1), step: -2 };
}

/** ∂L/∂filter. */
export function wasmFilterGradient(x: TensorInfo, dy: TensorInfo, original: ConvGeometry): TensorInfo {
  const wasm = machine();
  const g = withoutShortRows(original);
  const depth = g.kernel * g.inputs;
  const pitch = blocks(g.outputs) * BLOCK;
  const size = g.kernel * depth * pitch;
  const wanted = Math.min(
    g.batch,
    Math.max(MIN_CHUNKS, Math.min(MAX_CHUNKS, Math.floor(PARTIAL_BYTES / (4 * size)))),
  );
  const perUnit = Math.ceil(g.batch / wanted);
  const chunks = Math.ceil(g.batch / perUnit);
  const dyBytes = pitch === g.outputs ? 0 : 4 * g.outHeight * g.outWidth * pitch;
  const scratchBytes = roundUp(windowBytes(g) + SPILL_BYTES + dyBytes);
  const gradient = wasm.output([g.kernel, g.kernel, g.inputs, g.outputs]);
  wasm.borrow(4 * chunks * size + wasm.threads * scratchBytes, (partial) => {
    wasm.run('filterGradient', chunks, [
      ...[wasm.pointer(x), wasm.pointer(dy), partial, partial + 4 * chunks * size, scratchBytes],
      ...[g.batch, perUnit, ...sizes(g), g.kernel, g.stride, g.padTop, g.padLeft],
    ]);
    const rows = g.kernel * depth;
    wasm.run('sumChunks', Math.ceil(rows / ROWS_A_UNIT), [
      ...[partial, wasm.pointer(gradient), chunks, rows, g.outputs, pitch, ROWS_A_UNIT],
    ]);
  });
  return gradient;
}

/** A product is a picture of one long row, or many of one pixel: cut into rows that threads can share. */
function withoutShortRows(g: ConvGeometry): ConvGeometry {
  if (g.kernel !== 1 || g.stride !== 1) return g;
  const pixels = g.batch * g.height * g.width;
  let width = Math.min(pixels, 64);
  while (pixels % width !== 0) width -= 1;
  return { ...g, batch: pixels / width, height: 1, width, outHeight: 1, outWidth: width };
}
