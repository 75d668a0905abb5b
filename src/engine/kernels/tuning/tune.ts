import * as tf from '@tensorflow/tfjs-core';
import { conv2d, conv2dFilterGradient } from '../conv2d/conv2d.ts';
import { precompile } from '../program/precompile.ts';
import { readAll, sampleLayer, timeOf, type SampleLayer } from './samples.ts';
import {
  DEFAULT_TUNING,
  FILTER_GRADIENT_VARIANTS,
  offeredForward,
  tuning,
  useTuning,
  type ShapeClass,
  type TunedKernel,
  type Tuning,
} from './tuning.ts';

/** One choice to be made: which of `variants` a kernel uses for a class of layers. */
interface Candidate {
  readonly tuning: Tuning;
  readonly run: () => tf.Tensor;
  readonly shape: ShapeClass;
  readonly kernel: TunedKernel;
}

/** Milliseconds that one run took, for the device panel. */
export interface Timing {
  readonly kernel: TunedKernel;
  readonly shape: ShapeClass;
  readonly variant: Tuning[TunedKernel][ShapeClass];
  readonly ms: number;
}

/**
 * Times every variant of the kernels that take most of a step on this adapter, and returns the fastest of each.
 * Whatever is not timed before `budgetMs` is over stays as it is. The variants give the same bits, so that a
 * wrong choice costs time and nothing else; where that hangs on more than WGSL promises, it is seen to.
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
  const inputs = { wide: sampleLayer('wide'), narrow: sampleLayer('narrow') };
  const narrow = candidatesOf('narrow', inputs.narrow);
  // In turn, since both kinds of layers share most pipelines.
  const candidates = candidatesOf('wide', inputs.wide)
    .flatMap((wide, at) => [wide, narrow[at] as Candidate])
    .filter(({ tuning: { forward } }) => !software || forward.wide.memory !== 'shared');
  const timings: Timing[] = [];
  try {
    if (!software) await compile(candidates);
    for (const candidate of candidates) {
      if (timings.length > 0 && performance.now() - started > budgetMs) break;
      if (software) await compile([candidate]);
      if (!(await isSound(candidate))) continue;
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

/** Whether a variant that leans on how a device lays out its lanes gives the bits of the default. */
async function isSound({ tuning: chosen, shape, run }: Candidate): Promise<boolean> {
  if (chosen.forward[shape].memory !== 'subgroups') return true;
  useTuning(DEFAULT_TUNING);
  const expected = await readAll(run());
  useTuning(chosen);
  const found = await readAll(run());
  return found.every((value, at) => value === expected[at]);
}

function candidatesOf(shape: ShapeClass, { x, filter }: SampleLayer): Candidate[] {
  const forward = offeredForward().map((variant): Candidate => {
    const chosen = { ...DEFAULT_TUNING, forward: { wide: variant, narrow: variant } };
    return { tuning: chosen, run: () => conv2d(x, filter, 1), shape, kernel: 'forward' };
  });
  const backward = FILTER_GRADIENT_VARIANTS.map((variant): Candidate => {
    const chosen = { ...DEFAULT_TUNING, filterGradient: { wide: variant, narrow: variant } };
    return { tuning: chosen, run: () => conv2dFilterGradient(x, x, 3, 1), shape, kernel: 'filterGradient' };
  });
  return [...forward, ...backward];
}

function fastest(timings: readonly Timing[]): Tuning {
  const pick = <K extends TunedKernel>(kernel: K, shape: ShapeClass): Tuning[K][ShapeClass] => {
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
