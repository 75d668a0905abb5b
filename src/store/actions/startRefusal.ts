import type { ErrorCode } from '../../core/errors.ts';
import { fits, memoryNeed } from '../../core/memoryNeed.ts';
import { message, type Message } from '../../core/message.ts';
import { MIN_PHOTOS, readiness } from '../../core/readiness.ts';
import { leftOut } from '../duplicates.ts';
import { trainingPhotos, type StudioState } from '../state.ts';

/** Why a run may not begin: for want of photos, or of memory as far as the device is known; null where nothing is wanting. */
export function startRefusal(
  state: StudioState,
): { readonly code: ErrorCode; readonly message: Message } | null {
  const ready = readiness(trainingPhotos(state));
  if (ready.state === 'too-few') {
    return { code: 'too-few-photos', message: withoutDuplicates(state) ?? ready.message };
  }
  const { device, settings } = state;
  if (device.phase !== 'ready' || fits(settings, device)) return null;
  const { batchSize } = settings;
  const size = Math.round(memoryNeed(settings).total / 1e6);
  return {
    code: 'out-of-memory',
    message: message(
      'One step with a batch of {batchSize, number} needs about {size, number} MB, more than this device has.',
      { batchSize, size },
    ),
  };
}

/** Who sees a hundred photos on the page is told why there are few to train on. */
function withoutDuplicates(state: StudioState): Message | null {
  const left = leftOut(state);
  if (left === 0) return null;
  return message(
    'Training needs at least {least} photos that differ; without {left, plural, one {# near-duplicate} other {# near-duplicates}} there {count, plural, one {is #} other {are #}}. To train on those too, choose “Leave” where near-duplicates are shown.',
    { least: MIN_PHOTOS, left, count: trainingPhotos(state) },
  );
}
