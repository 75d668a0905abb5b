import type { Settings } from '../core/settings.ts';
import type { EncoderWeights } from '../formats/reading/readEncoder.ts';
import type { Model } from './model.ts';
import { Network } from './models/network.ts';
import { disposeWeights, loadWeights } from './training/embedding.ts';
import type { LiveModel } from './training/run.ts';
import type { SeenModel } from './training/seenModel.ts';

/** What there is to look at. */
export interface Candidates {
  /** The model of the run under way, once it has one. */
  readonly live: LiveModel | null;
  /** The latest that was kept. */
  readonly kept: Model | undefined;
  /** Weights that an untrained network of the settings begins with, where they come from a file. */
  readonly start: EncoderWeights | undefined;
}

/**
 * Runs `use` with the newest model that there is: in training, as it stands between two steps; else kept; else the
 * untrained network of the settings. The weights are freed when it is done, and a run that goes on meanwhile does not
 * change them.
 */
export async function withCurrentModel<T>(
  { live, kept, start }: Candidates,
  wanted: Settings,
  use: (seen: SeenModel) => Promise<T>,
): Promise<T> {
  const { augmentation } = wanted;
  if (live !== null) {
    const { network, step, settings } = live.now();
    return live.withWeights((weights) =>
      use({ network, weights, step, settings: { ...settings, augmentation } }),
    );
  }
  const settings = kept === undefined ? wanted : { ...kept.settings, augmentation };
  const network = Network.of(settings);
  const weights = loadWeights(network, kept?.weights ?? network.initialWeights(settings.seed, start));
  try {
    return await use({ network, weights, step: kept?.step ?? 0, settings });
  } finally {
    disposeWeights(weights);
  }
}
