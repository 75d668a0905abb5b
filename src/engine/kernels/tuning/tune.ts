import * as tf from '@tensorflow/tfjs-core';
import { conv2d, conv2dFilterGradient } from '../conv2d/conv2d.ts';
import { precompile } from '../program/precompile.ts';
import {
  DEFAULT_TUNING,
  FILTER_GRADIENT_VARIANTS,
  FORWARD_VARIANTS,
  tuning,
  useTuning,
  type ShapeClass,
  type Tuning,
} from './tuning.ts';

/** A layer of each class in small: [views, side, side, channels] → as many channels, 3×3. */
const SAMPLES: Readonly<Record<ShapeClass, readonly [number, number, number, number]>> = {
  wide: [8, 32, 32, 16],
  narrow: [16, 8, 8, 64],
};

/** What is run until it takes at least so long, so that a launch and a reading back do not drown it. */
const SAMPLE_MS = 8;
const MOST_REPEATS = 64;

/** One choice to be made: which of `variants` a kernel uses for a class of layers. */
interface Candidate {
  readonly tuning: Tuning;
  readonly run: () => tf.Tensor;
  readonly shape: ShapeClass;
  readonly kernel: keyof Tuning;
}

/** Milliseconds that one run took, for the device panel. */
export interface Timing {
  readonly kernel: keyof Tuning;
  readonly shape: ShapeClass;
  readonly variant: Tuning['forward'][ShapeClass] | Tuning['filterGradient'][ShapeClass];
  readonly ms: number;
}

/**
 * Times every variant of the kernels that take most of a step on this adapter, and returns the fastest of each.
 * Whatever is not timed before `budgetMs` is over stays as it is. The variants give the same bits, so that a
 * wrong choice costs time and nothing else.
 *
 * @param software whether a processor plays the GPU: then workgroup memory is no faster than any other, and
 *   compiling takes longer than computing, so that variants are compiled one by one while there is time
 */
export async function tune(
  budgetMs: number,
  software: boolean,
): Promise<{ tuning: Tuning; timings: Timing[] }> {
  const before = tuning();
  const started = performance.now();
  const inputs = {
    wide: makeInputs(SAMPLES.wide),
    narrow: makeInputs(SAMPLES.narrow),
  };
  const candidates = (['wide', 'narrow'] as const)
    .flatMap((shape) => candidatesOf(shape, inputs[shape]))
    .filter(({ tuning: { forward } }) => !software || forward.wide.memory === 'registers');
  const timings: Timing[] = [];
  try {
    if (!software) await compile(candidates);
    for (const candidate of candidates) {
      if (timings.length > 0 && performance.now() - started > budgetMs) break;
      if (software) await compile([candidate]);
      useTuning(candidate.tuning);
      const { kernel, shape } = candidate;
      const variant = candidate.tuning[kernel][shape];
      timings.push({ kernel, shape, variant, ms: await timeOf(candidate.run) });
    }
  } finally {
    useTuning(before);
    tf.dispose([Object.values(inputs.wide), Object.values(inputs.narrow)]);
  }
  return { tuning: fastest(timings), timings };
}

function compile(candidates: readonly Candidate[]): Promise<void> {
  return precompile(() => {
    for (const candidate of candidates) {
      useTuning(candidate.tuning);
      tf.dispose(candidate.run());
    }
  });
}

interface Inputs {
  readonly x: tf.Tensor4D;
  readonly filter: tf.Tensor4D;
}

function makeInputs(shape: readonly [number, number, number, number]): Inputs {
  const channels = shape[3];
  return {
    x: tf.fill<tf.Rank.R4>([...shape], 0.5),
    filter: tf.fill<tf.Rank.R4>([3, 3, channels, channels], 0.5),
  };
}

function candidatesOf(shape: ShapeClass, { x, filter }: Inputs): Candidate[] {
  const forward = FORWARD_VARIANTS.map((variant): Candidate => {
    const chosen = { ...DEFAULT_TUNING, forward: { wide: variant, narrow: variant } };
    return { tuning: chosen, run: () => conv2d(x, filter, 1), shape, kernel: 'forward' };
  });
  const backward = FILTER_GRADIENT_VARIANTS.map((variant): Candidate => {
    const chosen = { ...DEFAULT_TUNING, filterGradient: { wide: variant, narrow: variant } };
    return { tuning: chosen, run: () => conv2dFilterGradient(x, x, 3, 1), shape, kernel: 'filterGradient' };
  });
  return [...forward, ...backward];
}

/** Milliseconds of one run: the better of two samples, after one that does not count. */
async function timeOf(run: () => tf.Tensor): Promise<number> {
  let repeats = 1;
  let best = Infinity;
  for (let sample = 0; sample < 3; sample++) {
    const started = performance.now();
    for (let turn = 1; turn < repeats; turn++) tf.dispose(run());
    await readOne(run());
    const ms = performance.now() - started;
    if (sample > 0) best = Math.min(best, ms / repeats);
    else repeats = Math.max(1, Math.min(MOST_REPEATS, Math.ceil(SAMPLE_MS / Math.max(ms, 0.1))));
  }
  return best;
}

/** Waits for a tensor by reading one number of it, and frees it. */
async function readOne(tensor: tf.Tensor): Promise<void> {
  const corner = tf.tidy(() => tf.slice(tf.reshape(tensor, [tensor.size]), 0, 1));
  tensor.dispose();
  await corner.data();
  corner.dispose();
}

function fastest(timings: readonly Timing[]): Tuning {
  const pick = <K extends keyof Tuning>(kernel: K, shape: ShapeClass): Tuning[K][ShapeClass] => {
    const [best] = timings
      .filter((timing) => timing.kernel === kernel && timing.shape === shape)
      .sort((a, b) => a.ms - b.ms);
    return best?.variant ?? DEFAULT_TUNING[kernel][shape];
  };
  return {
    forward: { wide: pick('forward', 'wide'), narrow: pick('forward', 'narrow') },
    filterGradient: { wide: pick('filterGradient', 'wide'), narrow: pick('filterGradient', 'narrow') },
  };
}
