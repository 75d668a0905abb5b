import type { ReceptiveField } from './architecture/layerGroups.ts';

/**
 * What the page shows of a model's inner life, beside its figures. All of it is made by the weights as they are: of the
 * run under way between two of its steps, else of the latest model, else of the network before training.
 */

/** How alike the model finds the two views of photos. */
export interface PairLikeness {
  /** 0 before training. */
  readonly step: number;
  /** Cosine similarity of z of both views of each photo, in the order asked for. */
  readonly cosines: Float32Array<ArrayBuffer>;
  /** Mean of the same over all views of different photos; NaN where there is one photo only. */
  readonly strangers: number;
}

/** What some channels of one stage of the encoder make of a photo. */
export interface FeatureStage {
  /** Of the stage's first layer, as `encoder/conv1`. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** What one of its numbers is made of. */
  readonly field: ReceptiveField;
  /** Channels that there are. */
  readonly channels: number;
  /** Numbers of those shown, from 0, ascending: the ones whose values differ most across the photo. */
  readonly shown: readonly number[];
  /** Values as bytes, [shown, height, width]: 0 is the least of its channel, 255 the most. */
  readonly tiles: Uint8Array<ArrayBuffer>;
  /** Least and most of each, [shown, 2]. */
  readonly ranges: Float32Array<ArrayBuffer>;
}

/** What the encoder makes of one photo, whole, stage after stage, as far as there are pixels. */
export interface FeatureMaps {
  readonly step: number;
  readonly photo: number;
  /** Side of the view that went in. */
  readonly side: number;
  readonly stages: readonly FeatureStage[];
}

/** Two photos whose z are alike although the loss pushes them apart. */
export interface HardNegative {
  readonly photos: readonly [number, number];
  /** Cosine similarity of z of the photos as they are. */
  readonly similarity: number;
}

/** The pairs of different photos that the model confuses most, the most alike first. */
export interface HardNegatives {
  readonly step: number;
  readonly pairs: readonly HardNegative[];
  /** Photos that were compared with one another: a sample of those that are trained on. */
  readonly compared: number;
}
