import type { TensorInfo } from '@tensorflow/tfjs-core';
import { ONE_WORKGROUP, dispatch, release } from '../program/program.ts';
import denominatorWgsl from './denominator.wgsl?raw';
import denominatorPartialWgsl from './denominatorPartial.wgsl?raw';
import gradientWgsl from './gradient.wgsl?raw';
import gradientPartialWgsl from './gradientPartial.wgsl?raw';
import logitsWgsl from './logits.wgsl?raw';
import lossWgsl from './loss.wgsl?raw';
import unitRowsWgsl from './unitRows.wgsl?raw';

/** Threads that fill a large GPU; more would only add partial results. */
const ENOUGH_THREADS = 16_384;
/** A thread that sees fewer columns spends its time on its own rows; one thread adds up all chunks. */
const LEAST_COLUMNS = 16;
const MOST_CHUNKS = 64;
/** Views a thread handles, and vec4s of features that it makes in the backward pass: all held in registers. */
const FORWARD_ROWS = 4;
const BACKWARD_ROWS = 2;
const BACKWARD_VECTORS = 8;

export interface ContrastiveAttributes {
  /** 1 where z is brought to unit length first, 0 for plain dot products. */
  readonly cosine: 0 | 1;
  /** 1 where the positive is left out of the denominator (DCL). */
  readonly decoupled: 0 | 1;
  /** 1/τ. */
  readonly sharpness: number;
  /** Added to Σz² under the root. */
  readonly epsilon: number;
}

interface Chunks {
  readonly chunks: number;
  /** Columns a chunk, a multiple of four. */
  readonly perChunk: number;
}

/** Cuts the columns so that `threads` times the chunks fill the GPU. */
function chunksOf(views: number, threads: number): Chunks {
  const wanted = Math.min(MOST_CHUNKS, Math.ceil(views / LEAST_COLUMNS), Math.ceil(ENOUGH_THREADS / threads));
  const perChunk = Math.ceil(views / wanted / 4) * 4;
  return { chunks: Math.ceil(views / perChunk), perChunk };
}

const extents = (unit: TensorInfo): { views: number; d4: number } => ({
  views: unit.shape[0] ?? 0,
  d4: (unit.shape[1] ?? 0) / 4 - 1,
});

/** Rows of unit length, each followed by its factor: [views, d] → [views, d + 4]; d a multiple of four. */
export function unitRows(z: TensorInfo, { cosine, epsilon }: ContrastiveAttributes): TensorInfo {
  const [views = 0, d = 0] = z.shape;
  return dispatch({
    name: 'contrastiveUnitRows',
    wgsl: unitRowsWgsl,
    inputs: { z },
    outputShape: [views, d + 4],
    threads: views * (d / 4 + 1),
    sizes: { d4: d / 4, cosine },
    uniforms: { epsilon },
  });
}

/** [views, 4]: of each view the largest logit, the log of the sum beyond it, the positive, and its rank. */
export function denominators(unit: TensorInfo, attributes: ContrastiveAttributes): TensorInfo {
  const { views, d4 } = extents(unit);
  const tiles = Math.ceil(views / FORWARD_ROWS);
  const { chunks, perChunk } = chunksOf(views, tiles);
  const partial = dispatch({
    name: 'contrastiveDenominatorPartial',
    wgsl: `${logitsWgsl}\n${denominatorPartialWgsl}`,
    inputs: { unit },
    outputShape: [chunks, views, 4],
    threads: tiles * chunks,
    tile: { ROWS: FORWARD_ROWS },
    sizes: { views, d4, perChunk, decoupled: attributes.decoupled },
    uniforms: { sharpness: attributes.sharpness },
  });
  const perView = dispatch({
    name: 'contrastiveDenominator',
    wgsl: denominatorWgsl,
    inputs: { partial_: partial },
    outputShape: [views, 4],
    threads: views,
    sizes: { chunks },
  });
  release(partial);
  return perView;
}

/** Mean over the views of log-sum-exp less positive: a scalar. */
export function meanLoss(perView: TensorInfo): TensorInfo {
  return dispatch({
    name: 'contrastiveLoss',
    wgsl: lossWgsl,
    inputs: { perView },
    outputShape: [],
    threads: ONE_WORKGROUP,
    sizes: { views: perView.shape[0] ?? 0 },
  });
}

/** ∂L/∂z, [views, d], given ∂/∂L as a scalar. */
export function contrastiveGradient(
  dy: TensorInfo,
  unit: TensorInfo,
  perView: TensorInfo,
  { cosine, decoupled, sharpness }: ContrastiveAttributes,
): TensorInfo {
  const { views, d4 } = extents(unit);
  const vectors = Math.min(BACKWARD_VECTORS, d4);
  const threads = Math.ceil(views / BACKWARD_ROWS) * Math.ceil(d4 / vectors);
  const { chunks, perChunk } = chunksOf(views, threads);
  const partial = dispatch({
    name: 'contrastiveGradientPartial',
    wgsl: `${logitsWgsl}\n${gradientPartialWgsl}`,
    inputs: { unit, perView },
    outputShape: [chunks, views, 4 * (d4 + 1)],
    threads: threads * chunks,
    tile: { ROWS: BACKWARD_ROWS, VECTORS: vectors },
    sizes: { views, d4, perChunk, decoupled },
    uniforms: { sharpness },
  });
  const gradient = dispatch({
    name: 'contrastiveGradient',
    wgsl: gradientWgsl,
    inputs: { dy, unit, perView, partial_: partial },
    outputShape: [views, 4 * d4],
    threads: views * d4,
    sizes: { views, d4, chunks, cosine },
    uniforms: { sharpness },
  });
  release(partial);
  return gradient;
}
