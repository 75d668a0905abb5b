import * as tf from '@tensorflow/tfjs-core';
import { GROUP_NORM, groupsOf, type Layer, type Shape } from '../../core/architecture/layer.ts';
import { addRelu } from '../kernels/addRelu/addRelu.ts';
import { conv2d } from '../kernels/conv2d/conv2d.ts';
import { globalAveragePool } from '../kernels/globalAveragePool/globalAveragePool.ts';
import { maxPool } from '../kernels/maxPool/maxPool.ts';
import { groupNorm } from '../kernels/groupNorm/groupNorm.ts';
import { product } from '../kernels/product/product.ts';

/** How a pass through the layers gets its arrays and treats its batch normalisations. */
export interface Pass {
  readonly parameter: (name: string) => tf.Tensor;
  /** Batch normalisation of the layer at `path`, with ReLU where asked for. */
  readonly normalise: (path: string, x: tf.Tensor, relu: boolean) => tf.Tensor;
  /** Where given, computes a convolution and the batch normalisation after it, of the layer at `path`, at once. */
  readonly convolveAndNormalise?: (
    x: tf.Tensor4D,
    kernel: tf.Tensor4D,
    stride: 1 | 2,
    path: string,
    relu: boolean,
  ) => tf.Tensor;
}

/**
 * Runs layers one after the other. The layers are data (`core/architecture`); this is all that gives them
 * meaning.
 *
 * @param x [n, height, width, channels] or [n, features]
 */
export function forward(layers: readonly Layer[], x: tf.Tensor, prefix: string, pass: Pass): tf.Tensor {
  let value = x;
  for (let at = 0; at < layers.length; at++) {
    const [layer, next] = [layers[at] as Layer, layers[at + 1]];
    if (layer.kind === 'conv' && !layer.bias && next?.kind === 'batchNorm' && pass.convolveAndNormalise) {
      const kernel = pass.parameter(`${prefix}/${layer.name}/kernel`) as tf.Tensor4D;
      const path = `${prefix}/${next.name}`;
      value = pass.convolveAndNormalise(value as tf.Tensor4D, kernel, layer.stride, path, next.relu);
      at += 1;
    } else {
      value = apply(layer, value, prefix, pass);
    }
  }
  return value;
}

function apply(layer: Layer, x: tf.Tensor, prefix: string, pass: Pass): tf.Tensor {
  const path = `${prefix}/${layer.name}`;
  switch (layer.kind) {
    case 'conv': {
      const bias = layer.bias ? (pass.parameter(`${path}/bias`) as tf.Tensor1D) : undefined;
      const kernel = pass.parameter(`${path}/kernel`) as tf.Tensor4D;
      return conv2d(x as tf.Tensor4D, kernel, layer.stride, bias);
    }
    case 'relu':
      return tf.relu(x);
    case 'maxPool':
      return maxPool(x as tf.Tensor4D);
    case 'rescale':
      return tf.add(tf.mul(x, layer.scale), layer.offset);
    case 'batchNorm':
      return pass.normalise(path, x, layer.relu);
    case 'groupNorm': {
      const gamma = pass.parameter(`${path}/gamma`) as tf.Tensor1D;
      const beta = pass.parameter(`${path}/beta`) as tf.Tensor1D;
      const groups = groupsOf(x.shape.slice(1) as unknown as Shape);
      return groupNorm(x, gamma, beta, { groups, epsilon: GROUP_NORM.epsilon, relu: layer.relu });
    }
    case 'globalAveragePool':
      return globalAveragePool(x as tf.Tensor4D); // [n, channels]
    case 'dense': {
      const kernel = pass.parameter(`${path}/kernel`) as tf.Tensor2D;
      return product(x as tf.Tensor2D, kernel, pass.parameter(`${path}/bias`) as tf.Tensor1D); // [n, units]
    }
    case 'residual': {
      const body = forward(layer.body, x, path, pass);
      const shortcut = forward(layer.shortcut, x, path, pass);
      return addRelu(body, shortcut);
    }
  }
}
