/** How well a representation tells the folders of photos apart: accuracies in [0, 1]. */
export interface Scores {
  /** Vote of the nearest neighbours: of a test set by the others, else of each photo by all others. */
  readonly knn: number;
  /** Linear probe on the test set, where there is one. */
  readonly probe?: number;
  /** Linear probe with five labels a class, where there is no test set and every class has more photos. */
  readonly few?: number;
}

/** A trained representation beside what it must beat, on the same photos. */
export interface Evaluation {
  /** Of training, that the weights come from. */
  readonly step: number;
  /** Photos of the test set; 0 where each photo is told by the others. */
  readonly testPhotos: number;
  readonly rawPixels: Scores;
  /** The same encoder at step 0. */
  readonly untrained: Scores;
  readonly trained: Scores;
}
