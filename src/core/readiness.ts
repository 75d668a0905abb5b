/** Fewer photos than this make no batch: four anchors need four strangers. */
const MIN_PHOTOS = 8;

/** Below this a network mostly learns the photos by heart. */
const FEW_PHOTOS = 100;

/** Whether a number of photos can be trained on, and what to tell the user about it. */
export type Readiness =
  | { readonly state: 'ready' }
  | { readonly state: 'few'; readonly message: string }
  | { readonly state: 'too-few'; readonly message: string };

export function readiness(photoCount: number): Readiness {
  if (photoCount < MIN_PHOTOS) {
    const have =
      photoCount === 0 ? 'there are none yet' : photoCount === 1 ? 'there is 1' : `there are ${photoCount}`;
    return { state: 'too-few', message: `Training needs at least ${MIN_PHOTOS} photos; ${have}.` };
  }
  if (photoCount < FEW_PHOTOS) {
    return {
      state: 'few',
      message: `${photoCount} photos are few. Training works, but expect little below ${FEW_PHOTOS}.`,
    };
  }
  return { state: 'ready' };
}
