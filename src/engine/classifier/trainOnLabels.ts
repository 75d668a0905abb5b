import type { StopReason, TrainingRecord } from '../../core/classification.ts';
import { PURPOSE } from '../../core/random.ts';
import type { Settings } from '../../core/settings.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import type { Network, NetworkWeights } from '../models/network.ts';
import { learningRateAt } from '../optim/schedule.ts';
import { balancedWeights } from '../probe/chooseStrength.ts';
import { softmax } from '../probe/softmax.ts';
import { Batches } from '../training/batches.ts';
import { areFinite, notFinite } from '../training/finite.ts';
import { embedPlain } from '../training/pairEmbedding.ts';
import { TrainingState, type TrainingContext } from '../training/step.ts';
import type { ViewSource } from '../training/viewSource.ts';
import type { Budget } from './budget.ts';
import type { Examples } from './examples.ts';

/** The head's learning rate, and that of all layers that begin at random. */
const LEARNING_RATE = 1e-3;

/** What a network is trained with on labels. */
export interface LabelTraining {
  readonly network: Network;
  readonly initial: NetworkWeights;
  /** Of the encoder, with the views that are to be seen. */
  readonly settings: Settings;
  /** Layer-wise rates, and how old the running statistics are, where the encoder has been trained before. */
  readonly context: Pick<TrainingContext, 'rates' | 'statisticsAge'>;
  readonly training: Examples;
  /** Photos that say when to stop; none for a training that uses its budget up. */
  readonly stopping: Examples;
  readonly classes: number;
  readonly seed: number;
  readonly budget: Budget;
}

/** Lets messages in and gives up after a cancel; and hears how much is done. */
export interface TrainingWatch {
  readonly breathe: () => Promise<void>;
  readonly progress: (share: number) => void;
}

/**
 * Trains a class network on labelled photos by cross-entropy, two mild views of each photo an epoch, and keeps the
 * weights of the epoch that the stopping photos were told best by, which may be the ones that it began with. The step
 * is the one that all training takes.
 */
export async function trainOnLabels(
  source: ViewSource,
  given: LabelTraining,
  { breathe, progress }: TrainingWatch,
): Promise<{ readonly weights: NetworkWeights; readonly record: TrainingRecord }> {
  const { network, settings, training, stopping, classes, seed, context } = given;
  const { batchSize, stepsAnEpoch, epochs, patience } = given.budget;
  const steps = epochs * stepsAnEpoch;
  const batches = new Batches(training.photos, batchSize, seed);
  const loss = crossEntropy(labelsById(training), balancedWeights(training.labels, classes));
  const plain = {
    ...settings,
    batchSize,
    optimizer: 'adamw',
    freeze: false,
    learnTemperature: false,
  } as const;
  const state = new TrainingState(network, plain, given.initial, { ...context, loss });
  const judge = (): Promise<number> => stoppingLoss(state, source, stopping, classes);
  let best = { epoch: 0, weights: given.initial, loss: Infinity };
  let epoch = 0;
  let stopped: StopReason = 'budget';
  try {
    if (stopping.photos.length > 0) best = { ...best, loss: await judge() };
    for (let step = 1; step <= steps; step++) {
      const ids = batches.at(step);
      const views = source.pairs(ids, plain, { seed, purpose: PURPOSE.fineTune, step });
      const metrics = state.step(views, step, learningRateAt(step, steps, LEARNING_RATE), ids);
      views.dispose();
      if (step % stepsAnEpoch !== 0) {
        metrics.dispose();
        await breathe();
        continue;
      }
      // Waits for the device, so that no more than an epoch is ever on its way.
      const [value = NaN] = await metrics.data();
      metrics.dispose();
      if (!Number.isFinite(value)) throw notFinite('loss', step);
      epoch += 1;
      progress(epoch / epochs);
      await breathe();
      if (stopping.photos.length === 0) continue;
      const now = await judge();
      if (now < best.loss) best = { epoch, loss: now, weights: (await state.snapshot()).weights };
      if (epoch - best.epoch < patience) continue;
      stopped = 'no-better';
      break;
    }
    if (stopping.photos.length === 0) best = { ...best, epoch, weights: (await state.snapshot()).weights };
  } finally {
    state.dispose();
  }
  if (!areFinite(best.weights)) throw notFinite('weights', steps);
  const counts = { photos: training.photos.length, stoppingPhotos: stopping.photos.length };
  return {
    weights: best.weights,
    record: { ...counts, epochs: epoch, budget: epochs, bestEpoch: best.epoch, stopped },
  };
}

/** Mean log loss of the stopping photos, every class counting the same. */
async function stoppingLoss(
  state: TrainingState,
  source: ViewSource,
  { photos, labels }: Examples,
  classes: number,
): Promise<number> {
  const logits = await state.withWeights((weights) =>
    embedPlain(state.network, weights, source, photos, 'z'),
  );
  const weights = balancedWeights(labels, classes);
  let loss = 0;
  const row = new Float64Array(classes);
  labels.forEach((label, at) => {
    for (let c = 0; c < classes; c++) row[c] = logits.values[at * classes + c]!;
    softmax(row);
    loss -= weights[label]! * Math.log(Math.max(Number.EPSILON, row[label]!));
  });
  return loss / labels.length;
}

/** Class numbers by the photos' ids. */
function labelsById({ photos, labels }: Examples): Int32Array {
  const byId = new Int32Array(Math.max(...photos) + 1).fill(-1);
  photos.forEach((photo, at) => (byId[photo] = labels[at]!));
  return byId;
}
