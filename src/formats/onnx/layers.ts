import { channelsOf, outputShape, type Layer } from '../../core/architecture/layer.ts';
import { batchNormAffine, filtersFirst, scaledColumns, type Affine } from './fold.ts';
import type { GraphBuilder, Wire } from './graphBuilder.ts';
import { batchNorm, groupNorm } from './normalisation.ts';
import type { ArrayOf, Place } from './place.ts';

type LayerOf<K extends Layer['kind']> = Extract<Layer, { kind: K }>;

/** Layers one after another; a batch normalisation that follows a convolution or a dense layer is folded into it. */
export function appendLayers(
  graph: GraphBuilder,
  layers: readonly Layer[],
  input: Wire,
  prefix: string,
  arrayOf: ArrayOf,
): Wire {
  let wire = input;
  for (let at = 0; at < layers.length; at++) {
    const layer = layers[at]!;
    const next = layers[at + 1];
    const path = `${prefix}/${layer.name}`;
    const place = { graph, arrayOf, path, shape: outputShape(layer, wire.shape) };
    if ((layer.kind === 'conv' || layer.kind === 'dense') && next?.kind === 'batchNorm') {
      const affine = affineOf(arrayOf, `${prefix}/${next.name}`);
      const folded =
        layer.kind === 'conv' ? conv(place, layer, wire, affine) : dense(place, layer, wire, affine);
      wire = next.relu ? graph.node('Relu', `${prefix}/${next.name}/relu`, [folded], folded.shape) : folded;
      at += 1;
    } else {
      wire = append(place, layer, wire);
    }
  }
  return wire;
}

function append(place: Place, layer: Layer, x: Wire): Wire {
  const { graph, arrayOf, path, shape } = place;
  switch (layer.kind) {
    case 'conv':
      return conv(place, layer, x);
    case 'dense':
      return dense(place, layer, x);
    case 'relu':
      return graph.node('Relu', path, [x], shape);
    case 'maxPool':
      return graph.node('MaxPool', path, [x], shape, {
        kernel_shape: { ints: [2, 2] },
        strides: { ints: [2, 2] },
      });
    case 'rescale':
      return rescale(graph, path, x, layer.scale, layer.offset);
    case 'batchNorm':
      return rectified(place, layer, batchNorm(place, x));
    case 'groupNorm':
      return rectified(place, layer, groupNorm(place, x));
    case 'globalAveragePool': {
      if (x.shape.length === 1) return x;
      const pooled = graph.node('GlobalAveragePool', `${path}/mean`, [x], [1, 1, channelsOf(shape)]);
      return graph.node('Flatten', path, [pooled], shape, { axis: { int: 1 } });
    }
    case 'residual': {
      const body = appendLayers(graph, layer.body, x, path, arrayOf);
      const shortcut = appendLayers(graph, layer.shortcut, x, path, arrayOf);
      const sum = graph.node('Add', `${path}/add`, [body, shortcut], shape);
      return graph.node('Relu', `${path}/relu`, [sum], shape);
    }
  }
}

/** x · scale + offset, the same for all numbers. */
export function rescale(graph: GraphBuilder, path: string, x: Wire, scale: number, offset: number): Wire {
  const scaled = graph.node('Mul', `${path}/mul`, [x, graph.scalar(`${path}/scale`, scale)], x.shape);
  return graph.node('Add', path, [scaled, graph.scalar(`${path}/offset`, offset)], x.shape);
}

/** A convolution padded as TensorFlow pads: what is odd comes after. */
function conv(place: Place, layer: LayerOf<'conv'>, x: Wire, affine?: Affine): Wire {
  const { graph, arrayOf, path, shape } = place;
  const { kernel, stride, filters } = layer;
  const channels = channelsOf(x.shape);
  const weights = filtersFirst(arrayOf(`${path}/kernel`), [kernel, kernel, channels, filters], affine?.scale);
  const bias = shifted(layer.bias ? arrayOf(`${path}/bias`) : new Float32Array(filters), affine);
  const sides = [0, 1].map((axis) => {
    const [from = 1, to = 1] = [x.shape[axis], shape[axis]];
    const padding = Math.max(0, (to - 1) * stride + kernel - from);
    return { before: Math.floor(padding / 2), after: Math.ceil(padding / 2) };
  });
  const inputs = [
    x,
    graph.constant(`${path}/kernel`, [filters, channels, kernel, kernel], weights),
    graph.constant(`${path}/bias`, [filters], bias),
  ];
  return graph.node('Conv', path, inputs, shape, {
    kernel_shape: { ints: [kernel, kernel] },
    strides: { ints: [stride, stride] },
    pads: { ints: [...sides.map(({ before }) => before), ...sides.map(({ after }) => after)] },
  });
}

function dense(
  { graph, arrayOf, path, shape }: Place,
  { units }: LayerOf<'dense'>,
  x: Wire,
  affine?: Affine,
): Wire {
  const weights = scaledColumns(arrayOf(`${path}/kernel`), units, affine?.scale);
  const inputs = [
    x,
    graph.constant(`${path}/kernel`, [weights.length / units, units], weights),
    graph.constant(`${path}/bias`, [units], shifted(arrayOf(`${path}/bias`), affine)),
  ];
  return graph.node('Gemm', path, inputs, shape);
}

/** scale · bias + shift */
function shifted(bias: Float32Array, affine?: Affine): Float32Array {
  return affine === undefined ? bias : bias.map((value, at) => value * affine.scale[at]! + affine.shift[at]!);
}

function affineOf(arrayOf: ArrayOf, path: string): Affine {
  return batchNormAffine(arrayOf(`${path}/gamma`), arrayOf(`${path}/beta`), arrayOf(path));
}

function rectified({ graph, path, shape }: Place, { relu }: { readonly relu: boolean }, x: Wire): Wire {
  return relu ? graph.node('Relu', `${path}/relu`, [x], shape) : x;
}
