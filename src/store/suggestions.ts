import type { PhotoFacts, SpeedFacts } from '../core/defaults/facts.ts';
import { largestBatch } from '../core/defaults/size.ts';
import { suggestSettings, type Suggestion } from '../core/defaults/suggestSettings.ts';
import { SUGGESTED_PEAKS } from '../core/optimizers.ts';
import { DEFAULT_SETTINGS, type BuiltInEncoder, type Settings } from '../core/settings.ts';
import { trainingCount } from '../core/split.ts';
import { fitEncoder, warmStartRate } from '../core/warmStart.ts';
import { trainingPhotos, type StudioState } from './state.ts';
import { message } from '../core/message.ts';

type Facts = Pick<StudioState, 'device' | 'photos' | 'excluded' | 'testPhotos' | 'apart' | 'importing'> & {
  readonly settings: Pick<Settings, 'optimizer' | 'heldOut'>;
};
type Inputs = Facts & Pick<StudioState, 'settings' | 'chosen' | 'opened' | 'notice'>;

/** What suggestions assume while there are no photos. */
const USUAL_PHOTOS = 500;

/** As many originals are looked at for the size of the middle one. */
const SAMPLE = 255;

/** Photos to train on that there are, or will be at most. */
function expectedPhotos(facts: Facts): number {
  const { importing, settings } = facts;
  // Photos that are still being read count too: a batch must not shrink because the first few came first.
  if (importing.phase === 'importing')
    return trainingCount(importing.before + importing.total, settings.heldOut);
  return trainingPhotos(facts);
}

/** What the page suggests for these photos on this device, and why. */
export function suggestionFor(facts: Facts): Suggestion {
  const { device, photos } = facts;
  const known: PhotoFacts = {
    count: expectedPhotos(facts) || USUAL_PHOTOS,
    shorterSide: middleShorterSide(photos),
  };
  const speed: SpeedFacts | null =
    device.phase === 'ready' ? { gigaflops: device.gigaflops, isProcessor: device.software } : null;
  return suggestSettings(known, speed, facts.settings.optimizer);
}

/**
 * Settings with suggestions for whatever the user has not set. A batch that he has set is lowered, and he is
 * told, where the photos do not allow it.
 */
export function withSuggestions(inputs: Inputs): Pick<StudioState, 'settings' | 'notice'> {
  const { settings, chosen, opened, notice } = inputs;
  const suggested = suggestionFor(inputs).settings;
  const open = Object.entries(suggested).filter(([name]) => !chosen.has(name as keyof typeof suggested));
  const asked: Settings = { ...settings, ...Object.fromEntries(open) };
  const fitted = fitEncoder(asked, opened?.encoder ?? null, suggested.encoder);
  // An opened encoder brings its normalisation along, and takes it away again.
  const isGivenUp = settings.own !== undefined && fitted.own === undefined && !chosen.has('normalisation');
  const next = isGivenUp ? { ...fitted, normalisation: DEFAULT_SETTINGS.normalisation } : fitted;
  const photoCount = expectedPhotos(inputs);
  const largest = largestBatch(photoCount);
  if (photoCount === 0 || next.batchSize <= largest)
    return { settings: withRate(next, suggested.encoder, chosen), notice };
  return {
    settings: withRate({ ...next, batchSize: largest }, suggested.encoder, chosen),
    notice: message(
      'Batch size was {asked}. With {photos} photos to train on it can be {largest} at most, and is now.',
      { asked: next.batchSize, photos: photoCount, largest },
    ),
  };
}

/** The middle one of the originals' shorter sides in pixels, of a sample; null where there are none. */
function middleShorterSide(photos: StudioState['photos']): number | null {
  const count = Math.min(SAMPLE, photos.length);
  const sides = Array.from({ length: count }, (_, at) => {
    const { width, height } = photos[Math.floor((at * photos.length) / count)]!;
    return Math.min(width, height);
  }).sort((a, b) => a - b);
  return sides[sides.length >> 1] ?? null;
}

/**
 * The rate follows encoder, batch and optimizer as they will be, whoever set them.
 *
 * @param like the encoder by whose rate an opened one goes, in its share
 */
function withRate(settings: Settings, like: BuiltInEncoder, chosen: Inputs['chosen']): Settings {
  if (chosen.has('learningRate')) return settings;
  const { optimizer, encoder, batchSize } = settings;
  const peak = SUGGESTED_PEAKS[optimizer](encoder === 'own' ? like : encoder, batchSize);
  return { ...settings, learningRate: encoder === 'own' ? warmStartRate(peak, settings) : peak };
}
