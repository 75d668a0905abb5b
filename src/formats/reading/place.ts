import type { Shape } from '../../core/architecture/layer.ts';
import type { GraphLayer } from './graph.ts';
import type { LayerNames } from './layerNames.ts';
import type { WeightArray } from './modelFiles.ts';
import type { Fork } from './wiring.ts';

/** Arrays of the translated layers by our own names of them, and what has no counterpart. */
export interface Translated {
  readonly parameters: Map<string, Float32Array>;
  /** Running mean, then variance, of each batch normalisation. */
  readonly statistics: Map<string, Float32Array>;
  readonly leftOut: string[];
}

/** Where a layer stands while it is translated. */
export interface Place {
  readonly weights: ReadonlyMap<string, WeightArray>;
  readonly into: Translated;
  readonly input: Shape;
  /** Our name of the layer, and its path. */
  readonly name: string;
  readonly path: string;
  /** For a further layer that comes of the same one. */
  readonly names: LayerNames;
  /** The layers before and after it on the same way, or null. */
  readonly previous: GraphLayer | Fork | null;
  readonly next: GraphLayer | Fork | null;
}
