import * as tf from '@tensorflow/tfjs-core';
import { product } from '../../../src/engine/kernels/product/product.ts';
import type { Tasks } from '../tasks.ts';
import { open } from './open.ts';
import { sampleMs } from './sample.ts';

type Product = (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor2D;

/** TensorFlow.js chooses among four programs; `-1` lets it. */
function tfjs(program: number): Product {
  return (a, b) => {
    tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', program);
    const y = tf.matMul<tf.Tensor2D>(a, b);
    tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', -1);
    return y;
  };
}

/** Ways to a matrix product on WebGPU. */
const PRODUCTS: Readonly<Record<string, Product>> = {
  'Likeness product': product,
  'tfjs matMul': tfjs(-1),
  'tfjs matMul, packed': tfjs(3),
};

export const productTasks: Tasks = {
  async openBackend({ backend }) {
    const { adapter } = await open(backend);
    return { adapter };
  },

  async product({ variant, shape: { n, k, m }, sampleMs: atLeastMs }) {
    const multiply = PRODUCTS[variant];
    if (multiply === undefined) throw new Error(`there is no product ${variant}`);
    const a = tf.randomUniform<tf.Rank.R2>([n, k], -1, 1);
    const b = tf.randomUniform<tf.Rank.R2>([k, m], -1, 1);
    try {
      return await sampleMs(() => multiply(a, b), atLeastMs);
    } finally {
      tf.dispose([a, b]);
    }
  },
};
