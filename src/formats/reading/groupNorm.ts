import * as v from 'valibot';
import { GROUP_NORM, groupsOf, type Layer } from '../../core/architecture/layer.ts';
import type { GraphLayer } from './graph.ts';
import { called, demand, field, side, weightsOf } from './layerConfig.ts';
import { unsupported } from './refusals.ts';
import type { Place } from './place.ts';
import { isFork, type Branch } from './wiring.ts';
import { message } from '../../core/message.ts';

const KINDS = ['Reshape', 'Permute', 'LayerNormalization', 'Permute', 'Reshape', 'DepthwiseConv2D'];

/** Layers that one group normalisation is made of in our files. */
export const GROUP_NORM_LAYERS = KINDS.length;

const extents = v.array(v.number());

/**
 * A group normalisation, as `groupNormLayers.ts` of the engine writes it: groups brought forward, a layer normalisation
 * of each, back again, and a depthwise 1×1 convolution for γ and β.
 *
 * @param placeOf where a layer of that name would stand
 * @throws LikenessError `unsupported-model` where the layers are anything else
 */
export function readGroupNorm(group: Branch, placeOf: (layer: GraphLayer) => Place): Layer {
  const layers = group.filter((item): item is GraphLayer => !isFork(item));
  const [split, gather, normalise, scatter, back, affine] = layers as [
    GraphLayer,
    GraphLayer,
    GraphLayer,
    GraphLayer,
    GraphLayer,
    GraphLayer,
  ];
  if (layers.length < KINDS.length || !layers.every(({ className }, at) => className === KINDS[at]))
    throw unsupported(
      message('{layer}, is not part of a group normalisation as Likeness writes it', {
        layer: called(layers[0] as GraphLayer),
      }),
    );
  const { weights, into, input, name, path } = placeOf(affine);
  if (input.length !== 3 || input[2] % GROUP_NORM.channelsPerGroup !== 0)
    throw unsupported(
      message('{layer}, has not whole groups of {channelsPerGroup} channels', {
        layer: called(affine),
        channelsPerGroup: GROUP_NORM.channelsPerGroup,
      }),
    );
  const [height, width, channels] = input;
  const groups = groupsOf(input);
  const isShape = (layer: GraphLayer, key: string, shape: readonly number[]): void => {
    if (field(layer, key, extents).join() !== shape.join())
      throw unsupported(
        message('{layer}, makes no groups of {channelsPerGroup} channels', {
          layer: called(layer),
          channelsPerGroup: GROUP_NORM.channelsPerGroup,
        }),
      );
  };
  isShape(split, 'target_shape', [height * width, groups, channels / groups]);
  isShape(gather, 'dims', [2, 1, 3]);
  isShape(scatter, 'dims', [2, 1, 3]);
  isShape(back, 'target_shape', input);
  demand(normalise, 'axis', [[2, 3]]);
  demand(normalise, 'epsilon', [GROUP_NORM.epsilon]);
  for (const key of ['center', 'scale']) demand(normalise, key, [false]);
  demand(affine, 'use_bias', [true]);
  demand(affine, 'activation', ['linear']);
  demand(affine, 'depth_multiplier', [1]);
  if (side(affine, 'kernel_size', 1) !== 1 || side(affine, 'strides', 1) !== 1)
    throw unsupported(message('{layer}, is more than a scale and a shift', { layer: called(affine) }));
  into.parameters.set(`${path}/gamma`, weightsOf(weights, affine, 'depthwise_kernel', [1, 1, channels, 1]));
  into.parameters.set(`${path}/beta`, weightsOf(weights, affine, 'bias', [channels]));
  return { kind: 'groupNorm', name, relu: false };
}
