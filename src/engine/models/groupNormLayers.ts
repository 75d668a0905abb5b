import * as tfl from '@tensorflow/tfjs-layers';
import { GROUP_NORM, groupsOf } from '../../core/architecture/layer.ts';

/**
 * Group normalisation of a picture made of layers that every TensorFlow.js has, since it has none of its own: groups
 * are brought forward, [n, G, pixels, channels of a group], and each is normalised whole by a layer normalisation.
 * Scale and shift are a depthwise 1×1 convolution named `name`: γ [1, 1, channels, 1] and the bias β.
 *
 * @throws RangeError for vectors, which no encoder normalises
 */
export function connectGroupNorm(x: tfl.SymbolicTensor, name: string): tfl.SymbolicTensor {
  const [, height, width, channels] = x.shape;
  if (x.shape.length !== 4 || height == null || width == null || channels == null) {
    throw new RangeError(`layers model: ${name} normalises no picture`);
  }
  const groups = groupsOf([height, width, channels]);
  const pixels = height * width;
  const { epsilon } = GROUP_NORM;
  const layers = [
    tfl.layers.reshape({ targetShape: [pixels, groups, channels / groups], name: `${name}.split` }),
    tfl.layers.permute({ dims: [2, 1, 3], name: `${name}.gather` }),
    tfl.layers.layerNormalization({
      ...{ axis: [2, 3], epsilon, center: false, scale: false },
      name: `${name}.normalise`,
    }),
    tfl.layers.permute({ dims: [2, 1, 3], name: `${name}.scatter` }),
    tfl.layers.reshape({ targetShape: [height, width, channels], name: `${name}.join` }),
    tfl.layers.depthwiseConv2d({ kernelSize: 1, depthMultiplier: 1, useBias: true, name }),
  ];
  return layers.reduce((value, layer) => layer.apply(value) as tfl.SymbolicTensor, x);
}
