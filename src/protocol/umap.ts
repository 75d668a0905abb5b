/** What UMAP lays out. */
export interface UmapInput {
  /** Unit length, [n, d] */
  readonly rows: Float32Array<ArrayBuffer>;
  readonly d: number;
  /** Where the photos lie on the plane of largest variance, [n, 2]: the layout begins there, and is aligned to it. */
  readonly start: Float32Array<ArrayBuffer>;
  readonly seed: number;
}

/** What the page may ask of a UMAP worker, once. */
export type UmapRequests = {
  /** Positions [n, 2], centred, of root-mean-square radius 1. */
  layOut: [UmapInput, Float32Array<ArrayBuffer>];
};

export type UmapEvents = {
  /** Share of the work that is done, in [0, 1]. */
  progress: number;
};
