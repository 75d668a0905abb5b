import { LikenessError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import type { OpenedModel } from '../../formats/reading/openModelZip.ts';
import type { EncoderWeights } from '../../formats/reading/readEncoder.ts';
import { message } from '../../core/message.ts';
import type { Model } from '../model.ts';
import { Network } from './network.ts';

/** What says which of them is meant. */
type Choice = Pick<Settings, 'encoder' | 'own'>;

/**
 * Encoders that were opened from files: the last, and the one that the model at hand began with, since that is what the
 * model is compared with.
 */
export class OpenedModels {
  readonly #weights = new Map<string, EncoderWeights>();
  /** The last model that is one of them as it was opened. */
  #asOpened: Model | null = null;

  /** @param needed settings of the model at hand, whose encoder stays too */
  add({ encoder, weights }: OpenedModel, needed?: Choice): void {
    for (const fingerprint of this.#weights.keys()) {
      if (fingerprint !== needed?.own?.fingerprint) this.#weights.delete(fingerprint);
    }
    this.#weights.set(encoder.fingerprint, weights);
  }

  /**
   * Weights that the encoder of these settings begins with, or undefined where the seed draws them.
   *
   * @throws LikenessError `no-model` where its file is not open any more
   */
  of({ encoder, own }: Choice): EncoderWeights | undefined {
    if (encoder !== 'own') return undefined;
    const weights = own && this.#weights.get(own.fingerprint);
    if (weights === undefined)
      throw new LikenessError(
        'no-model',
        message('The file of this encoder is not open any more. Open it once more.'),
      );
    return weights;
  }

  /**
   * The encoder that these settings name, as a model. Its file has no projection head: the seed draws one, as for a run.
   *
   * @throws LikenessError as `of` does
   */
  asModel(settings: Settings, step: number): Model {
    const weights = Network.of(settings).initialWeights(settings.seed, this.of(settings));
    return (this.#asOpened = { settings, step, weights });
  }

  /**
   * What a model is compared with as it was at step 0: the file that its run began with, or undefined for weights that
   * the seed draws. One that is still as it was opened was trained elsewhere, from nobody knows what.
   */
  startOf(model: Model): EncoderWeights | undefined {
    return model === this.#asOpened ? undefined : this.of(model.settings);
  }
}
