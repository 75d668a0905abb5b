import type { TensorInfo } from '@tensorflow/tfjs-core';
import { dispatch } from '../program/program.ts';
import { shapeClass, tuning, type ForwardVariant, type HalfVariant } from '../tuning/tuning.ts';
import forwardWgsl from './forward.wgsl?raw';
import forwardSharedWgsl from './forwardShared.wgsl?raw';
import type { ConvGeometry } from './geometry.ts';
import { sizes, tilePixels, usedChannels, vectors } from './tiles.ts';

/** Threads of a workgroup. */
const WORKGROUP = 64;
/** Vec4s of input channels that a workgroup holds at a time, in float32; of halves it holds twice as many. */
const DEPTH = 2;
/** What every device lends a workgroup. */
const WORKGROUP_BYTES = 16_384;

/** What follows the sum; `forward.wgsl` has the equations. */
export interface Epilogue {
  readonly bias?: TensorInfo;
  readonly affine?: TensorInfo;
  readonly relu?: boolean;
  /** Whether it may be computed in half precision, where that is in force. */
  readonly half?: boolean;
}

/**
 * y of a convolution. Outputs in multiples of four; inputs too, or fewer than four: then x carries channels of
 * zeros up to four.
 */
export function convForward(
  x: TensorInfo,
  filter: TensorInfo,
  g: ConvGeometry,
  { bias, affine, relu = false, half = false }: Epilogue = {},
): TensorInfo {
  const { forward, half: halves } = tuning();
  const shape = shapeClass(g);
  const variant = (half ? halves?.[shape] : undefined) ?? forward[shape];
  const pixels = tilePixels(g.outWidth, variant.pixels);
  const tiles = Math.ceil(g.outWidth / pixels);
  const { name, wgsl, threads, tile } = layOut(variant, g, g.batch * g.outHeight * tiles, pixels);
  return dispatch({
    name,
    wgsl,
    inputs: {
      x,
      filter_: filter,
      ...(bias === undefined ? {} : { bias }),
      ...(affine === undefined ? {} : { affine_: affine }),
    },
    outputShape: [g.batch, g.outHeight, g.outWidth, g.outputs],
    threads,
    tile: {
      ...tile,
      PIXELS: pixels,
      KERNEL: g.kernel,
      STRIDE: g.stride,
      SPAN: spanOf(g, pixels),
      USED: usedChannels(g),
      BIAS: bias === undefined ? 0 : 1,
      AFFINE: affine === undefined ? 0 : 1,
    },
    sizes: { ...sizes(g), tiles, relu: relu ? 1 : 0 },
  });
}

/** Pixels of a row of x that a run of pixels of y needs. */
const spanOf = ({ stride, kernel }: ConvGeometry, pixels: number): number => (pixels - 1) * stride + kernel;

interface Layout {
  readonly name: string;
  readonly wgsl: string;
  readonly threads: number;
  readonly tile: Readonly<Record<string, number>>;
}

/** How the runs of pixels and the output channels are spread over threads. */
function layOut(
  { memory, vectors: most }: ForwardVariant | HalfVariant,
  g: ConvGeometry,
  runs: number,
  pixels: number,
): Layout {
  const perThread = vectors(g.outputs, most);
  const blocks = g.outputs / 4 / perThread;
  switch (memory) {
    case 'registers':
      return inRegisters(perThread, runs * blocks, 'ALONE');
    case 'subgroups':
      return inRegisters(perThread, Math.ceil(runs / WORKGROUP) * WORKGROUP * blocks, 'TOGETHER');
    case 'shared':
    case 'half':
      return inWorkgroupMemory(memory, perThread, g, runs, pixels);
  }
}

function inRegisters(perThread: number, threads: number, loading: 'ALONE' | 'TOGETHER'): Layout {
  const tile = { VECTORS: perThread, ALONE: 0, TOGETHER: 0, [loading]: 1 };
  return { name: 'convForward', wgsl: forwardWgsl, threads, tile };
}

function inWorkgroupMemory(
  precision: 'shared' | 'half',
  perThread: number,
  g: ConvGeometry,
  runs: number,
  pixels: number,
): Layout {
  const half = precision === 'half' ? 1 : 0;
  const in4 = Math.ceil(g.inputs / 4);
  const lanes = vectors(g.outputs / perThread, 8);
  const groups = WORKGROUP / lanes;
  const vec4s = groups * spanOf(g, pixels) + g.kernel * 4 * lanes * perThread;
  const bytes = vec4s * (half ? 8 : 16);
  let depth = half ? 2 * DEPTH : DEPTH;
  // The same bits from elsewhere: few output channels of long runs would need more in float32 than there may be.
  if (bytes > WORKGROUP_BYTES) return inRegisters(perThread, runs * (g.outputs / 4 / perThread), 'ALONE');
  while (depth > 1 && (depth > in4 || depth * bytes > WORKGROUP_BYTES)) depth /= 2;
  const workgroups = Math.ceil(runs / groups) * (g.outputs / 4 / perThread / lanes);
  const tile = { VECTORS: perThread, LANES: lanes, GROUPS: groups, DEPTH: depth, FULL: 1 - half, HALF: half };
  return { name: 'convForwardShared', wgsl: forwardSharedWgsl, threads: workgroups * WORKGROUP, tile };
}
