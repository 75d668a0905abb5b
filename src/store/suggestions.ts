import { largestBatch, suggestSettings } from '../core/defaults.ts';
import type { DeviceInfo } from '../protocol/engine.ts';
import type { StudioState } from './state.ts';

type Inputs = Pick<
  StudioState,
  'settings' | 'chosen' | 'device' | 'photos' | 'testPhotos' | 'importing' | 'notice'
>;

/**
 * What suggestions go by, in 10⁹ multiplications and additions a second. A processor counts as slow however well it
 * convolves: WebAssembly reaches rates at which a GPU has long been held up by launching and reading back alone.
 */
function speedOf({ software, gigaflops }: DeviceInfo): number {
  return software ? 0 : gigaflops;
}

/** What suggestions assume while there are no photos. */
const USUAL_PHOTOS = 500;

/**
 * Settings with suggestions for whatever the user has not set. A batch that he has set is lowered, and he is
 * told, where the photos do not allow it.
 *
 * @param photoCount photos to train on that there are, or will be at most
 */
export function withSuggestions(
  { settings, chosen, device, photos, testPhotos, importing, notice }: Inputs,
  // Photos that are still being read count too: a batch must not shrink because the first few came first.
  photoCount = importing.phase === 'importing' ? importing.total : photos.length - testPhotos,
): Pick<StudioState, 'settings' | 'notice'> {
  const gigaflops = device.phase === 'ready' ? speedOf(device) : null;
  const suggestion = suggestSettings(photoCount || USUAL_PHOTOS, gigaflops);
  const open = Object.entries(suggestion).filter(([name]) => !chosen.has(name as keyof typeof suggestion));
  const next = { ...settings, ...Object.fromEntries(open) };
  const largest = largestBatch(photoCount);
  if (photoCount === 0 || next.batchSize <= largest) return { settings: next, notice };
  return {
    settings: { ...next, batchSize: largest },
    notice: `Batch size was ${next.batchSize}. With ${photoCount} photos it can be ${largest} at most, and is now.`,
  };
}
