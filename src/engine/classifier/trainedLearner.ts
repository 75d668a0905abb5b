import type { TrainedMethod, TrainingRecord } from '../../core/classification.ts';
import { mild } from '../../core/augmentation.ts';
import { dealFolds } from '../../core/folds.ts';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { classNetwork, headOf, layerRates, weightsWithHead } from './classNetwork.ts';
import type { Examples } from './examples.ts';
import type { Learner } from './learner.ts';
import { fitLinearHead, headProbabilities, type LinearHead } from './linearHead.ts';
import type { ProbeOptions } from './probeLearner.ts';
import { Representation } from './representation.ts';
import type { Features } from './representations.ts';
import { splitWhere, type Split } from './splits.ts';
import type { Subject } from './subject.ts';
import { trainOnLabels } from './trainOnLabels.ts';

/** Of five parts one says when to stop, where every class has a photo for each. */
const STOPPING_PARTS = 5;

/** Steps that the running statistics of a trained encoder count as: they move by their usual share from the first. */
const STATISTICS_AGE = 10;

/** An encoder that was trained on labels, with its head. */
export interface TrainedNetwork {
  readonly representation: Representation;
  readonly head: LinearHead;
  readonly record: TrainingRecord;
}

/** What a network is to learn, and the seed of its batches and views. */
export interface Lesson extends Pick<ProbeOptions, 'classes' | 'seed'> {
  readonly examples: Examples;
}

/**
 * Trains an encoder and a head on examples. Fine-tuning begins with the trained encoder, which stays as it is beside the
 * new one, and with the head that the linear probe finds on it: a head that begins at random would first wreck what the
 * encoder knows (Kumar et al. 2022, LP-FT). From scratch, all of it begins as the seed draws it.
 */
export async function trainNetwork(
  method: TrainedMethod,
  { model, photos, source, budget }: Subject,
  { h, breathe }: Features,
  { examples, classes, seed }: Lesson,
  progress: (share: number) => void,
): Promise<TrainedNetwork> {
  const settings = { ...model.settings, augmentation: mild(model.settings.augmentation) };
  const network = classNetwork(settings, classes);
  const { training, asked: stopping } = stoppingSplit(examples, seed);
  const tuned = method === 'fine-tuned';
  const head = tuned
    ? (await fitLinearHead(await h(training.photos), training, classes, { seed, breathe })).head
    : null;
  const initial = head ? weightsWithHead(network, model.weights, head) : network.initialWeights(seed);
  const context = tuned ? { rates: layerRates(network), statisticsAge: STATISTICS_AGE } : {};
  const { weights, record } = await trainOnLabels(
    source,
    {
      network,
      initial,
      settings,
      context,
      training,
      stopping,
      classes,
      seed,
      budget: budget(training.photos.length),
    },
    { breathe, progress },
  );
  return {
    representation: new Representation(network, weights, photos.count),
    head: headOf(network, weights),
    record,
  };
}

/** `fine-tuned` or `from-scratch` as a way to learn. */
export function trainedLearner(
  method: TrainedMethod,
  subject: Subject,
  features: Features,
  { classes, seed }: ProbeOptions,
): Learner {
  return {
    method,
    learn: async (examples, progress = () => undefined) => {
      const trained = await trainNetwork(method, subject, features, { examples, classes, seed }, progress);
      const { representation, head, record } = trained;
      return {
        choice: { kind: 'training', training: record },
        probabilities: async (photos) =>
          headProbabilities(head, await representation.of(photos, subject.source, features.breathe)),
      };
    },
  };
}

/** Keeps some examples back to say when to stop; none where a class has too few for that. */
function stoppingSplit(examples: Examples, seed: number): Split {
  const { of } = dealFolds(examples, STOPPING_PARTS, new RandomStream(seed, PURPOSE.fineTune));
  const split = splitWhere(examples, (at) => of[at] === 0);
  const classes = new Set(examples.labels).size;
  const isWhole =
    new Set(split.asked.labels).size === classes && new Set(split.training.labels).size === classes;
  return isWhole ? split : splitWhere(examples, () => false);
}
