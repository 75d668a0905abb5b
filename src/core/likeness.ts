/** A picture that is no photo of the set, or a part of one: uint8, [side, side, 3], rows top to bottom. */
export interface LoosePicture {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly side: number;
}

/** What the photos are compared with. */
export type LikenessQuery =
  | { readonly kind: 'photo'; readonly photo: number }
  | { readonly kind: 'picture'; readonly picture: LoosePicture };

/** The photos most like what was asked for, of all photos and by all dimensions of h. */
export interface LikePhotos {
  /** Ids, the most alike first; a photo is not in its own list. */
  readonly photos: Uint32Array<ArrayBuffer>;
  /** Cosine of h of each, in [−1, 1]. */
  readonly similarities: Float32Array<ArrayBuffer>;
  /** Photos that were compared. */
  readonly compared: number;
  /** Step of the encoder's weights. */
  readonly step: number;
}

/** Where photos stand on a map. */
export interface MapPlaces {
  /** Ids, [n] */
  readonly photos: Uint32Array<ArrayBuffer>;
  /** [n, 2] */
  readonly positions: Float32Array<ArrayBuffer>;
}

/** What the model makes of a picture that it has never seen. */
export interface PictureLook {
  readonly like: LikePhotos;
  /** Where it lies in the plane of the latest map frame; null where there is no map yet. */
  readonly position: readonly [number, number] | null;
  /** By the classifier at hand, and the names of its classes; null without one. */
  readonly verdict: {
    readonly classes: readonly string[];
    readonly probabilities: Float32Array<ArrayBuffer>;
  } | null;
}

/** A photo that lies far from all others. */
export interface Outlier {
  readonly photo: number;
  /** Mean of 1 − cosine of h to its nearest photos. */
  readonly distance: number;
}

/** Two photos that the model finds all but equal. */
export interface LookAlikes {
  readonly photos: readonly [number, number];
  /** Cosine of h. */
  readonly similarity: number;
}

/** The ends of a photo set, as the model sees it: what is like nothing, and what is there twice. */
export interface OddPhotos {
  /** The farthest first. */
  readonly outliers: readonly Outlier[];
  /** The most alike first. */
  readonly lookAlikes: readonly LookAlikes[];
  /** Photos that were compared, and neighbours that the distance goes to. */
  readonly compared: number;
  readonly neighbours: number;
  readonly step: number;
}
