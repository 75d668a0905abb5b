import type { Layer } from '../../core/architecture/layer.ts';
import { endsInRelu, readBatchNorm, readConvolution, withRelu } from './convolution.ts';
import type { GraphLayer } from './graph.ts';
import { called, COUNT, demand, field, NUMBER, side, SWITCH, weightsOf } from './layerConfig.ts';
import { unsupported } from './refusals.ts';
import type { Place } from './place.ts';
import { message } from '../../core/message.ts';

const KNOWN =
  'convolutions, batch normalisation, ReLU, sums, 2×2 max pools, global average pools and dense layers, and group ' +
  'normalisation as Likeness writes it';

const readers: Readonly<Record<string, (layer: GraphLayer, place: Place) => Layer[]>> = {
  Conv2D: readConvolution,
  BatchNormalization: readBatchNorm,
  ReLU: readRelu,
  Activation: readActivation,
  MaxPooling2D: readMaxPool,
  GlobalAveragePooling2D: readGlobalPool,
  Dense: readDense,
  Rescaling: readRescaling,
  Dropout: leaveOut,
  SpatialDropout2D: leaveOut,
};

/**
 * One Keras layer in our terms: no layer where it does nothing once trained, two where it ends in a ReLU.
 *
 * @throws LikenessError `unsupported-model` or `bad-model`, naming the layer
 */
export function translateLayer(layer: GraphLayer, place: Place): Layer[] {
  const read = Object.hasOwn(readers, layer.className) ? readers[layer.className] : undefined;
  if (read === undefined)
    throw unsupported(
      message('{layer}, is none of those known here: {kinds}', { layer: called(layer), kinds: KNOWN }),
    );
  return read(layer, place);
}

function readRelu(layer: GraphLayer, { name }: Place): Layer[] {
  demand(layer, 'max_value', [null]);
  demand(layer, 'negative_slope', [0]);
  demand(layer, 'threshold', [0]);
  return [{ kind: 'relu', name }];
}

function readActivation(layer: GraphLayer, { name }: Place): Layer[] {
  return endsInRelu(layer) ? [{ kind: 'relu', name }] : [];
}

function readMaxPool(layer: GraphLayer, { name }: Place): Layer[] {
  if (side(layer, 'pool_size', 2) !== 2 || side(layer, 'strides', 2) !== 2)
    throw unsupported(message('{layer}, pools other areas than 2×2 side by side', { layer: called(layer) }));
  demand(layer, 'padding', ['valid']);
  demand(layer, 'data_format', ['channels_last']);
  return [{ kind: 'maxPool', name }];
}

function readGlobalPool(layer: GraphLayer, { input, name }: Place): Layer[] {
  if (input.length !== 3) throw unsupported(message('{layer}, gets no picture', { layer: called(layer) }));
  demand(layer, 'keepdims', [false]);
  demand(layer, 'data_format', ['channels_last']);
  return [{ kind: 'globalAveragePool', name }];
}

function readDense(layer: GraphLayer, { weights, into, input, name, path, names }: Place): Layer[] {
  if (input.length !== 1)
    throw unsupported(message('{layer}, comes before a global average pool', { layer: called(layer) }));
  const units = field(layer, 'units', COUNT);
  into.parameters.set(`${path}/kernel`, weightsOf(weights, layer, 'kernel', [input[0], units]));
  const biased = field(layer, 'use_bias', SWITCH, true);
  into.parameters.set(
    `${path}/bias`,
    biased ? weightsOf(weights, layer, 'bias', [units]) : new Float32Array(units),
  );
  return withRelu({ kind: 'dense', name, units }, layer, names);
}

function readRescaling(layer: GraphLayer, { name }: Place): Layer[] {
  const [scale, offset] = [field(layer, 'scale', NUMBER), field(layer, 'offset', NUMBER, 0)];
  return [{ kind: 'rescale', name, scale, offset }];
}

function leaveOut(layer: GraphLayer, { into }: Place): Layer[] {
  into.leftOut.push(layer.name);
  return [];
}
