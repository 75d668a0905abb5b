import { message, type Message } from './message.ts';

/** Fewer photos than this make no batch: four anchors need four strangers. */
export const MIN_PHOTOS = 8;

/** Below this a network mostly learns the photos by heart. */
const FEW_PHOTOS = 100;

/** Whether a number of photos can be trained on, and what to tell the user about it. */
export type Readiness =
  | { readonly state: 'ready' }
  | { readonly state: 'few'; readonly message: Message }
  | { readonly state: 'too-few'; readonly message: Message };

export function readiness(photoCount: number): Readiness {
  if (photoCount < MIN_PHOTOS) {
    return {
      state: 'too-few',
      message: message(
        'Training needs at least {least} photos; {count, plural, =0 {there are none yet} one {there is #} other {there are #}}.',
        { least: MIN_PHOTOS, count: photoCount },
      ),
    };
  }
  if (photoCount < FEW_PHOTOS) {
    return {
      state: 'few',
      message: message('{count} photos are few. Training works, but expect little below {few}.', {
        count: photoCount,
        few: FEW_PHOTOS,
      }),
    };
  }
  return { state: 'ready' };
}
