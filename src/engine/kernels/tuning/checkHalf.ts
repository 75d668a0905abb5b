import * as tf from '@tensorflow/tfjs-core';
import { conv2d } from '../conv2d/conv2d.ts';
import { precompile } from '../program/precompile.ts';
import { readAll, sampleLayer, SHAPES, timeOf } from './samples.ts';
import {
  HALF_VARIANTS,
  tuning,
  useTuning,
  type HalfVariant,
  type ShapeClass,
  type Tuning,
} from './tuning.ts';

/** What half precision must stay within, of the greatest value; rounding alone takes about a twentieth of it. */
const MOST_ERROR = 1e-2;

/** It must take less than this share of float32's time: a change of results should be worth more than noise. */
const MOST_TIME = 0.95;

/** What a check found of half precision for a class of layers. */
export interface HalfFinding {
  readonly shape: ShapeClass;
  /** The fastest. */
  readonly variant: HalfVariant;
  /** Milliseconds of one run, and of the same in float32. */
  readonly ms: number;
  readonly singleMs: number;
  /** Greatest difference from float32, over the greatest value. */
  readonly error: number;
}

/** Whether half precision is fast and exact enough to be used. */
export function serves({ ms, singleMs, error }: HalfFinding): boolean {
  return ms < MOST_TIME * singleMs && error <= MOST_ERROR;
}

/** The variants that are used, as a part of a tuning. */
export function servingHalves(findings: readonly HalfFinding[]): NonNullable<Tuning['half']> {
  return Object.fromEntries(findings.filter(serves).map(({ shape, variant }) => [shape, variant]));
}

/**
 * Times half precision beside float32 on this adapter, and compares what they compute. The tuning in force is the
 * same afterwards.
 *
 * @param single the fastest variants in float32
 */
export async function checkHalf(single: Tuning): Promise<HalfFinding[]> {
  const before = tuning();
  const findings: HalfFinding[] = [];
  try {
    for (const shape of SHAPES) findings.push(await checkShape(shape, single));
  } finally {
    useTuning(before);
  }
  return findings;
}

async function checkShape(shape: ShapeClass, single: Tuning): Promise<HalfFinding> {
  const layer = sampleLayer(shape);
  const run = (): tf.Tensor => conv2d(layer.x, layer.filter, 1);
  try {
    const halves = HALF_VARIANTS.map((variant): Tuning => ({ ...single, half: { [shape]: variant } }));
    await compile([single, ...halves], run);
    useTuning(single);
    const expected = await readAll(run());
    const before = await timeOf(run);
    const found: Omit<HalfFinding, 'singleMs'>[] = [];
    for (const [at, chosen] of halves.entries()) {
      useTuning(chosen);
      const error = greatestError(await readAll(run()), expected);
      found.push({ shape, variant: HALF_VARIANTS[at] as HalfVariant, ms: await timeOf(run), error });
    }
    useTuning(single);
    // Timed on both sides, so that a device which warms up or slows down does not decide.
    const singleMs = Math.min(before, await timeOf(run));
    const [best] = found.sort((a, b) => a.ms - b.ms);
    if (best === undefined) throw new Error('there is no variant in half precision');
    return { ...best, singleMs };
  } finally {
    tf.dispose([layer.x, layer.filter]);
  }
}

function compile(tunings: readonly Tuning[], run: () => tf.Tensor): Promise<void> {
  return precompile(() => {
    for (const chosen of tunings) {
      useTuning(chosen);
      tf.dispose(run());
    }
  });
}

/** max |value − expected| / max |expected|; NaN where a value is. */
function greatestError(values: Float32Array, expected: Float32Array): number {
  let [worst, greatest] = [0, 0];
  for (const [at, wanted] of expected.entries()) {
    const error = Math.abs((values[at] ?? NaN) - wanted);
    // NaN stays: Math.max(NaN, ·) is NaN.
    worst = Math.max(worst, error);
    greatest = Math.max(greatest, Math.abs(wanted));
  }
  return worst / greatest;
}
