import type { Shape } from '../../core/architecture/layer.ts';
import type { GraphBuilder } from './graphBuilder.ts';

/** Arrays of a trained network by their paths, such as `encoder/conv1/kernel`; statistics by their layer's. */
export type ArrayOf = (path: string) => Float32Array;

/** Where a layer stands: what it takes, and where its arrays are. */
export interface Place {
  readonly graph: GraphBuilder;
  readonly arrayOf: ArrayOf;
  readonly path: string;
  readonly shape: Shape;
}
