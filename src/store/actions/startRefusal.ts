import type { ErrorCode } from '../../core/errors.ts';
import { fits, memoryNeed } from '../../core/memoryNeed.ts';
import { message, type Message } from '../../core/message.ts';
import { readiness } from '../../core/readiness.ts';
import { trainingPhotos, type StudioState } from '../state.ts';

/** Why a run may not begin: for want of photos, or of memory as far as the device is known; null where nothing is wanting. */
export function startRefusal(
  state: StudioState,
): { readonly code: ErrorCode; readonly message: Message } | null {
  const ready = readiness(trainingPhotos(state));
  if (ready.state === 'too-few') return { code: 'too-few-photos', message: ready.message };
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
