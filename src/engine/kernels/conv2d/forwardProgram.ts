import type { TensorInfo } from '@tensorflow/tfjs-core';
import { dispatch } from '../program/program.ts';
import { shapeClass, tuning, type ForwardVariant } from '../tuning/tuning.ts';
import forwardWgsl from './forward.wgsl?raw';
import forwardSharedWgsl from './forwardShared.wgsl?raw';
import type { ConvGeometry } from './geometry.ts';
import { sizes, tilePixels, usedChannels, vectors } from './tiles.ts';

/** Threads of a workgroup. */
const WORKGROUP = 64;
/** Vec4s of input channels that a workgroup holds at a time. */
const DEPTH = 2;

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
  const variant = tuning().forward[shapeClass(g)];
  const pixels = tilePixels(g.outWidth, variant.pixels);
  const tiles = Math.ceil(g.outWidth / pixels);
  const { name, wgsl, threads, tile } = layOut(variant, g, g.batch * g.outHeight * tiles);
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
      SPAN: (pixels - 1) * g.stride + g.kernel,
      USED: usedChannels(g),
      BIAS: bias === undefined ? 0 : 1,
      AFFINE: affine === undefined ? 0 : 1,
    },
    sizes: { ...sizes(g), tiles, relu: relu ? 1 : 0 },
  });
}

/** How the runs of pixels and the output channels are spread over threads. */
function layOut(
  { memory, vectors: most }: ForwardVariant,
  { inputs, outputs }: ConvGeometry,
  runs: number,
): { name: string; wgsl: string; threads: number; tile: Record<string, number> } {
  const out4 = outputs / 4;
  const perThread = vectors(outputs, most);
  if (memory === 'registers') {
    const tile = { VECTORS: perThread };
    return { name: 'convForward', wgsl: forwardWgsl, threads: runs * (out4 / perThread), tile };
  }
  const lanes = vectors((4 * out4) / perThread, 8);
  const groups = WORKGROUP / lanes;
  const workgroups = Math.ceil(runs / groups) * (out4 / perThread / lanes);
  const depth = inputs > 4 ? DEPTH : 1;
  const tile = { VECTORS: perThread, LANES: lanes, GROUPS: groups, DEPTH: depth };
  return { name: 'convForwardShared', wgsl: forwardSharedWgsl, threads: workgroups * WORKGROUP, tile };
}
