import { BATCH_NORM, channelsOf, type Layer } from '../../core/architecture/layer.ts';
import type { GraphLayer } from './graph.ts';
import { called, COUNT, demand, field, NUMBER, side, SWITCH, weightsOf } from './layerConfig.ts';
import type { LayerNames } from './layerNames.ts';
import { badModel, unsupported } from './refusals.ts';
import type { Place } from './place.ts';
import { isFork, type Fork } from './wiring.ts';
import { message } from '../../core/message.ts';

/** A convolution, with the bias and the ReLU that it may have. */
export function readConvolution(layer: GraphLayer, place: Place): Layer[] {
  const { weights, into, input, name, path, names } = place;
  if (input.length !== 3) throw unsupported(message('{layer}, gets no picture', { layer: called(layer) }));
  const [kernel, stride] = [side(layer, 'kernel_size', 0), side(layer, 'strides', 1)];
  const filters = field(layer, 'filters', COUNT);
  if (kernel !== 1 && kernel !== 3)
    throw unsupported(
      message('{layer}, has a kernel of {kernel}×{kernel}; only 1×1 and 3×3 can be', {
        layer: called(layer),
        kernel,
      }),
    );
  if (stride !== 1 && stride !== 2)
    throw unsupported(
      message('{layer}, has a stride of {stride}; only 1 and 2 can be', { layer: called(layer), stride }),
    );
  // A 1×1 kernel reaches beyond no edge, so that padding means nothing to it.
  demand(layer, 'padding', kernel === 1 ? ['valid', 'same'] : ['same']);
  demand(layer, 'data_format', ['channels_last']);
  demand(layer, 'dilation_rate', [[1, 1], 1]);
  demand(layer, 'groups', [1]);
  into.parameters.set(
    `${path}/kernel`,
    weightsOf(weights, layer, 'kernel', [kernel, kernel, input[2], filters]),
  );
  const conv = { kind: 'conv', name, filters, kernel, stride } as const;
  if (!isBiased(layer) || isNormalised(layer, place.next)) return withRelu(conv, layer, names);
  into.parameters.set(`${path}/bias`, weightsOf(weights, layer, 'bias', [filters]));
  return withRelu({ ...conv, bias: true }, layer, names);
}

/**
 * A batch normalisation:
 *
 *     γ·(x + b − μ)/√(σ² + ε) + β = γ·(x − μ′)/√(σ²′ + ε₀) + β,  μ′ = μ − b, σ²′ = σ² + ε − ε₀
 *
 * where b is the bias of the convolution before it, which has no other effect, and ε₀ the ε that ours have.
 */
export function readBatchNorm(
  layer: GraphLayer,
  { weights, into, input, name, path, previous }: Place,
): Layer[] {
  const channels = channelsOf(input);
  const axis = input.length;
  demand(layer, 'axis', [-1, axis, [-1], [axis]]);
  const array = (key: string): Float32Array => weightsOf(weights, layer, key, [channels]);
  const constant = (value: number): Float32Array => new Float32Array(channels).fill(value);
  const [scales, shifts] = [field(layer, 'scale', SWITCH, true), field(layer, 'center', SWITCH, true)];
  into.parameters.set(`${path}/gamma`, scales ? array('gamma') : constant(1));
  into.parameters.set(`${path}/beta`, shifts ? array('beta') : constant(0));
  const [mean, variance] = [array('moving_mean'), array('moving_variance')];
  if (variance.some((value) => value < 0))
    throw badModel(message('moving_variance of {layer}, holds negative numbers', { layer: called(layer) }));
  const before = previous !== null && !isFork(previous) && previous.className === 'Conv2D' ? previous : null;
  const bias =
    before && isBiased(before) && isNormalised(before, layer)
      ? weightsOf(weights, before, 'bias', [channels])
      : null;
  const surplus = field(layer, 'epsilon', NUMBER, 1e-3) - BATCH_NORM.epsilon;
  const statistics = new Float32Array(2 * channels);
  statistics.set(bias ? mean.map((value, at) => value - bias[at]!) : mean);
  statistics.set(surplus === 0 ? variance : variance.map((value) => Math.max(0, value + surplus)), channels);
  into.statistics.set(path, statistics);
  return [{ kind: 'batchNorm', name, relu: false }];
}

function isBiased(layer: GraphLayer): boolean {
  return field(layer, 'use_bias', SWITCH, true);
}

/** Whether a batch normalisation comes right after a convolution. */
function isNormalised(conv: GraphLayer, next: GraphLayer | Fork | null): boolean {
  return !endsInRelu(conv) && next !== null && !isFork(next) && next.className === 'BatchNormalization';
}

/** Whether a layer's activation is a ReLU; none but that and none at all can be. */
export function endsInRelu(layer: GraphLayer): boolean {
  demand(layer, 'activation', ['linear', 'relu']);
  return layer.config['activation'] === 'relu';
}

/** Our layer, and the ReLU that Keras' layer ends in. */
export function withRelu(made: Layer, layer: GraphLayer, names: LayerNames): Layer[] {
  return endsInRelu(layer) ? [made, { kind: 'relu', name: names.of(`${made.name}_relu`) }] : [made];
}
