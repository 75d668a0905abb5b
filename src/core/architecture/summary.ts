import {
  channelsOf,
  outputShape,
  parametersOf,
  type Layer,
  type ParameterSpec,
  type Shape,
} from './layer.ts';

/** One layer as the page and the model card show it. */
export interface LayerSummary {
  readonly path: string;
  readonly layer: Layer;
  readonly input: Shape;
  readonly output: Shape;
  /** Trainable numbers, inner layers included. */
  readonly parameters: number;
  /** Multiply-adds of one example's forward pass, inner layers included. */
  readonly multiplyAdds: number;
}

/** A layer, where it stands, and the shape that reaches it. */
export interface PlacedLayer {
  readonly layer: Layer;
  readonly prefix: string;
  readonly input: Shape;
}

/** Every layer in order of execution, residual blocks first as themselves, then body, then shortcut. */
export function walk(layers: readonly Layer[], input: Shape, prefix: string): PlacedLayer[] {
  const placed: PlacedLayer[] = [];
  let shape = input;
  for (const layer of layers) {
    placed.push({ layer, prefix, input: shape });
    if (layer.kind === 'residual') {
      const inner = `${prefix}/${layer.name}`;
      placed.push(...walk(layer.body, shape, inner), ...walk(layer.shortcut, shape, inner));
    }
    shape = outputShape(layer, shape);
  }
  return placed;
}

/** Every trainable array of the layers, in the order in which weights are stored. */
export function allParameters(layers: readonly Layer[], input: Shape, prefix: string): ParameterSpec[] {
  return walk(layers, input, prefix).flatMap((place) => parametersOf(place.layer, place.input, place.prefix));
}

/** Shape after all layers. */
export function finalShape(layers: readonly Layer[], input: Shape): Shape {
  return layers.reduce<Shape>((shape, layer) => outputShape(layer, shape), input);
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Multiply-adds of one layer alone; normalisation and pooling are not counted, as is usual. */
function ownMultiplyAdds(layer: Layer, input: Shape): number {
  if (layer.kind === 'conv') {
    return layer.kernel ** 2 * channelsOf(input) * size(outputShape(layer, input));
  }
  return layer.kind === 'dense' ? channelsOf(input) * layer.units : 0;
}

/** One row a layer of the top level; a residual block is one row. */
export function summarise(layers: readonly Layer[], input: Shape, prefix: string): LayerSummary[] {
  let shape = input;
  return layers.map((layer) => {
    const places = walk([layer], shape, prefix);
    const own = places.flatMap((place) => parametersOf(place.layer, place.input, place.prefix));
    const row: LayerSummary = {
      path: `${prefix}/${layer.name}`,
      layer,
      input: shape,
      output: outputShape(layer, shape),
      parameters: own.reduce((sum, parameter) => sum + size(parameter.shape), 0),
      multiplyAdds: places.reduce((sum, place) => sum + ownMultiplyAdds(place.layer, place.input), 0),
    };
    shape = row.output;
    return row;
  });
}
