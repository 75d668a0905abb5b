/** Embeddings of earlier steps: rows [Q, d], zeros where nothing is yet, and their photos, the newest first. */
export interface QueueMemory {
  readonly rows: Float32Array<ArrayBuffer>;
  /** [n ≤ Q] */
  readonly photos: Int32Array<ArrayBuffer>;
}

/**
 * What a run remembers from step to step besides its weights. With it and the weights, a run goes on to the bit as if it
 * had never stopped: batches, views and negatives are functions of seed and step, so that no random numbers are kept.
 */
export interface TrainingMemory {
  /** What the optimizer remembers of the trained part's parameters, [rows, P]: AdamW's m and v, or a momentum. */
  readonly moments: Float32Array<ArrayBuffer>;
  /** A learned temperature's parameter and its moments, [rows, 4]; null where it is not learned. */
  readonly sharpness: Float32Array<ArrayBuffer> | null;
  /** Null where there is no queue of negatives. */
  readonly queue: QueueMemory | null;
}
