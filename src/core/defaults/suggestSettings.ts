import type { BuiltInEncoder, OptimizerName, Settings } from '../settings.ts';
import { amountOf, paceOf, type PhotoFacts, type Reason, type SpeedFacts } from './facts.ts';
import { suggestBatch, suggestEncoder, suggestImageSize } from './size.ts';
import { suggestLearningRate, suggestLoss, suggestSteps } from './schedule.ts';

/** Settings that follow from the photos and the device, where the user has not set them. */
export type SuggestedSettings = Pick<
  Settings,
  'loss' | 'temperature' | 'batchSize' | 'imageSize' | 'steps' | 'learningRate'
> & { readonly encoder: BuiltInEncoder };

/** Settings to begin with, and why each. */
export interface Suggestion {
  readonly settings: SuggestedSettings;
  readonly reasons: Readonly<Record<keyof SuggestedSettings, Reason>>;
}

/**
 * Settings to begin with. A slow device is given smaller pictures and a smaller network, so that photos move on the
 * map within seconds; the number of steps keeps up how much is learned.
 *
 * @param speed null while the device has not been measured: it is taken for a fast GPU then
 */
export function suggestSettings(
  photos: PhotoFacts,
  speed: SpeedFacts | null,
  optimizer: OptimizerName = 'adamw',
): Suggestion {
  const amount = amountOf(photos.count);
  const pace = paceOf(speed);
  const [encoder, whyEncoder] = suggestEncoder(amount, pace);
  const [loss, whyLoss] = suggestLoss(amount);
  const [batchSize, whyBatch] = suggestBatch(photos.count, amount, pace);
  const [imageSize, whySize] = suggestImageSize(photos.shorterSide, amount, pace);
  const [steps, whySteps] = suggestSteps(amount, pace);
  const [learningRate, whyRate] = suggestLearningRate(optimizer, encoder, batchSize);
  return {
    settings: { encoder, loss, temperature: 0.2, batchSize, imageSize, steps, learningRate },
    reasons: {
      encoder: whyEncoder,
      loss: whyLoss,
      temperature: 'usual',
      batchSize: whyBatch,
      imageSize: whySize,
      steps: whySteps,
      learningRate: whyRate,
    },
  };
}
