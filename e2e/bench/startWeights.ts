import { initialParameters } from '../../src/engine/models/initialise.ts';
import { layoutOf } from '../../src/engine/models/layout.ts';

export interface StartWeight {
  readonly name: string;
  readonly shape: number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/**
 * The weights that R1 starts from, in the order of its layers: convolutions [3, 3, in, out], dense layers
 * [in, out]. All contestants start from the same, so that equal first losses show that they compute the same.
 */
export function startWeights(imageSize: number): StartWeight[] {
  const layout = layoutOf('tiny', imageSize, 'batch');
  const flat = initialParameters(layout, 1);
  return layout.parameters.map(({ name, shape, offset, size }) => ({
    name,
    shape: [...shape],
    values: flat.slice(offset, offset + size),
  }));
}
