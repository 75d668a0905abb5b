import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../core/errors.ts';
import { RandomStream, PURPOSE } from '../core/random.ts';
import { DEFAULT_SETTINGS, type BackendName } from '../core/settings.ts';
import { precompile } from './kernels/program/precompile.ts';
import { tuning, useTuning } from './kernels/tuning/tuning.ts';
import { Network } from './models/network.ts';
import { TrainingState } from './training/step.ts';
import { message } from '../core/message.ts';

/** Views of a step: two photos, eight pixels wide. Every kernel of a real step runs, on next to nothing. */
const SIDE = 8;
const PHOTOS = 2;

/** Learning rate: large enough for a second step to differ from the first. */
const RATE = 1e-3;

/** The second step sees what the first has made of every parameter. */
const STEPS = 2;

/** Largest relative difference that rounding in another order explains. */
const TOLERANCE = 5e-3;

/**
 * Takes tiny training steps on the backend in force and on the processor, and compares the losses and the norms of
 * all gradients. GPUs and their drivers do compute wrongly at times, and a network that learns nonsense would be
 * blamed on the photos. In float32 always: on so few views, half precision changes the numbers by more than a fault
 * might, and what it computes has been compared before it came in force.
 *
 * @throws LikenessError `wrong-results` when they differ by more than rounding
 */
export async function selfTest(backend: BackendName): Promise<void> {
  if (backend === 'cpu') return;
  await import('@tensorflow/tfjs-backend-cpu');
  const chosen = tuning();
  useTuning({ ...chosen, half: {} });
  try {
    await compareSteps(backend);
  } finally {
    useTuning(chosen);
  }
}

async function compareSteps(backend: BackendName): Promise<void> {
  const compiled = precompile(() => {
    const { state, views, dispose } = prepareSteps();
    tf.dispose(state.step(views, 1, RATE));
    dispose();
  });
  // Meanwhile the processor does its part.
  const [expected] = await Promise.all([onProcessor(backend), compiled]);
  const computed = await takeSteps();
  if (agree(computed, expected)) return;
  throw new LikenessError(
    'wrong-results',
    message('This device computes wrongly: test steps on {backend} gave other numbers than the processor.', {
      backend,
    }),
  );
}

async function onProcessor(backend: BackendName): Promise<number[]> {
  try {
    await tf.setBackend('cpu');
    return await takeSteps();
  } finally {
    await tf.setBackend(backend);
  }
}

interface Steps {
  readonly state: TrainingState;
  readonly views: tf.Tensor4D;
  readonly dispose: () => void;
}

function prepareSteps(): Steps {
  const network = new Network('tiny', SIDE);
  const settings = { ...DEFAULT_SETTINGS, batchSize: PHOTOS, imageSize: SIDE };
  const state = new TrainingState(network, settings, network.initialWeights(1));
  const random = new RandomStream(1, PURPOSE.preview, 0);
  const pixels = Float32Array.from({ length: 2 * PHOTOS * SIDE * SIDE * 3 }, () => random.between(-1, 1));
  const views = tf.tensor4d(pixels, [2 * PHOTOS, SIDE, SIDE, 3]);
  const dispose = (): void => {
    views.dispose();
    state.dispose();
  };
  return { state, views, dispose };
}

/** Loss and gradient norm of each step. */
async function takeSteps(): Promise<number[]> {
  const { state, views, dispose } = prepareSteps();
  const rows: tf.Tensor1D[] = [];
  try {
    for (let step = 1; step <= STEPS; step++) rows.push(state.step(views, step, RATE));
    const numbers = await Promise.all(rows.map((row) => row.data()));
    return numbers.flatMap(([loss = NaN, , , norm = NaN]) => [loss, norm]);
  } finally {
    tf.dispose(rows);
    dispose();
  }
}

/** Whether no number is farther off than TOLERANCE of what it should be; NaN is. */
export function agree(computed: readonly number[], expected: readonly number[]): boolean {
  return (
    computed.length === expected.length &&
    computed.every((value, at) => {
      const wanted = expected[at] ?? NaN;
      return Math.abs(value - wanted) <= TOLERANCE * Math.abs(wanted);
    })
  );
}
