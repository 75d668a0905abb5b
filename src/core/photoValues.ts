/** What the photos of a map can be measured by, one by one. */
export const PHOTO_VALUES = ['agreement', 'loss'] as const;
export type PhotoValueName = (typeof PHOTO_VALUES)[number];

/** Neighbours of which `agreement` tells the share that were so at step 0. */
export const AGREEMENT_NEIGHBOURS = 10;

/**
 * One number for each photo.
 *
 *     agreement   |N₁₀(now) ∩ N₁₀(step 0)| / 10, N₁₀ the ten nearest by cosine of h: 1 where training has changed nothing
 *     loss        NT-Xent of two views that stay the same through a run, among those of as many photos as a batch has
 */
export interface PhotoValues {
  readonly of: PhotoValueName;
  /** Step of the weights that were measured. */
  readonly step: number;
  readonly photos: Uint32Array<ArrayBuffer>;
  readonly values: Float32Array<ArrayBuffer>;
}
