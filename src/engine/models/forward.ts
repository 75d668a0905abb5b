import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from '../../core/architecture/layer.ts';
import { conv2d } from '../kernels/conv2d/conv2d.ts';
import { globalAveragePool } from '../kernels/globalAveragePool/globalAveragePool.ts';
import { product } from '../kernels/product/product.ts';

/** How a pass through the layers gets its arrays and treats its batch normalisations. */
export interface Pass {
  readonly parameter: (name: string) => tf.Tensor;
  /** Batch normalisation of the layer at `path`, with ReLU where asked for. */
  readonly normalise: (path: string, x: tf.Tensor, relu: boolean) => tf.Tensor;
}

/**
 * Runs layers one after the other. The layers are data (`core/architecture`); this is all that gives them
 * meaning.
 *
 * @param x [n, height, width, channels] or [n, features]
 */
export function forward(layers: readonly Layer[], x: tf.Tensor, prefix: string, pass: Pass): tf.Tensor {
  return layers.reduce((value, layer) => apply(layer, value, prefix, pass), x);
}

function apply(layer: Layer, x: tf.Tensor, prefix: string, pass: Pass): tf.Tensor {
  const path = `${prefix}/${layer.name}`;
  switch (layer.kind) {
    case 'conv':
      return conv2d(x as tf.Tensor4D, pass.parameter(`${path}/kernel`) as tf.Tensor4D, layer.stride);
    case 'batchNorm':
      return pass.normalise(path, x, layer.relu);
    case 'globalAveragePool':
      return globalAveragePool(x as tf.Tensor4D); // [n, channels]
    case 'dense': {
      const kernel = pass.parameter(`${path}/kernel`) as tf.Tensor2D;
      return product(x as tf.Tensor2D, kernel, pass.parameter(`${path}/bias`) as tf.Tensor1D); // [n, units]
    }
    case 'residual': {
      const body = forward(layer.body, x, path, pass);
      const shortcut = forward(layer.shortcut, x, path, pass);
      return tf.relu(tf.add(body, shortcut));
    }
  }
}
