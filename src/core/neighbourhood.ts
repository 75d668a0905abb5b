/** h of the photos of a map, as they stand. */
export interface MapRows {
  /** Ids, [n] */
  readonly photos: Uint32Array<ArrayBuffer>;
  /** Unit length, [n, d] */
  readonly rows: Float32Array<ArrayBuffer>;
  readonly d: number;
  /** Step of the newest h among them, and of the oldest. */
  readonly step: number;
  readonly oldestStep: number;
}

/** Neighbours that are listed and drawn. */
export const NEIGHBOURS = 12;

/** The photos most like one, by all dimensions of h and not by the two of the map. */
export interface Neighbourhood {
  readonly photo: number;
  /** Ids, the most alike first. */
  readonly neighbours: readonly number[];
  /** Cosine of h of each, in [−1, 1]. */
  readonly similarities: readonly number[];
  /** Photos that were compared, this one included. */
  readonly compared: number;
  /** Step of the newest h among them, and of the oldest: slow devices embed the photos in turn. */
  readonly step: number;
  readonly oldestStep: number;
}
