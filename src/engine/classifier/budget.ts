/** Photos a batch at most; both views of each are seen. */
const MOST_IN_BATCH = 32;

/** Steps that a training is to take in all, and how many epochs that may come to. */
const STEPS = { device: 600, software: 300 } as const;
const EPOCHS = { min: 10, max: 60 } as const;

/** A training that nothing gets better by for this share of its epochs is at its end. */
const PATIENCE = { share: 1 / 4, min: 5 } as const;

/** How long a training on labels may take; the same for every method that trains. */
export interface Budget {
  readonly batchSize: number;
  readonly stepsAnEpoch: number;
  readonly epochs: number;
  /** Epochs without a better one before it ends. */
  readonly patience: number;
}

/**
 * The budget for so many labelled photos: about as many steps whatever their number, within bounds, so that twenty
 * photos are seen often enough and ten thousand do not take all day. Where a processor computes it is half.
 */
export function budgetOf(photos: number, software: boolean): Budget {
  const batches = Math.ceil(photos / MOST_IN_BATCH);
  // Of equal size, so that the last one, which is dropped, is but a few photos.
  const batchSize = Math.floor(photos / batches);
  const stepsAnEpoch = Math.floor(photos / batchSize);
  const wanted = Math.round(STEPS[software ? 'software' : 'device'] / stepsAnEpoch);
  const epochs = Math.min(EPOCHS.max, Math.max(EPOCHS.min, wanted));
  const patience = Math.max(PATIENCE.min, Math.ceil(epochs * PATIENCE.share));
  return { batchSize, stepsAnEpoch, epochs, patience };
}
