import * as tf from '@tensorflow/tfjs-core';
import { defineKernel } from '../program/kernel.ts';
import { dispatch } from '../program/program.ts';
import { machine } from '../../wasm/machine.ts';
import forwardWgsl from './forward.wgsl?raw';
import gradientWgsl from './gradient.wgsl?raw';

interface Attributes {
  /** [batch, height, width, channels] of x. */
  readonly shape: readonly [number, number, number, number];
}

const gradient = defineKernel<'dy', Attributes>({
  name: 'GlobalAveragePoolGradient',
  webgpu: ({ dy }, { shape: [batch, height, width, channels] }) => [
    dispatch({
      name: 'globalAveragePoolGradient',
      wgsl: gradientWgsl,
      inputs: { dy },
      outputShape: [batch, height, width, channels],
      threads: (batch * height * width * channels) / 4,
      sizes: { c4: channels / 4, pixels: height * width },
    }),
  ],
  wasm: ({ dy }, { shape: [batch, height, width, channels] }) => {
    const wasm = machine();
    const dx = wasm.output([batch, height, width, channels]);
    wasm.run('averagePoolGradient', batch, [wasm.pointer(dy), wasm.pointer(dx), height * width, channels]);
    return [dx];
  },
});

const forward = defineKernel<'x', Attributes>({
  name: 'GlobalAveragePool',
  webgpu: ({ x }, { shape: [batch, height, width, channels] }) => [
    dispatch({
      name: 'globalAveragePool',
      wgsl: forwardWgsl,
      inputs: { x },
      outputShape: [batch, channels],
      threads: (batch * channels) / 4,
      sizes: { c4: channels / 4, pixels: height * width },
    }),
  ],
  wasm: ({ x }, { shape: [batch, height, width, channels] }) => {
    const wasm = machine();
    const y = wasm.output([batch, channels]);
    wasm.run('averagePool', batch, [wasm.pointer(x), wasm.pointer(y), height * width, channels]);
    return [y];
  },
  gradient: {
    keeps: [],
    of: (dy, _, attributes) => ({ x: () => gradient({ dy }, attributes)[0] as tf.Tensor }),
  },
});

/**
 * Mean over all pixels: y[n, c] = 1/HW · Σ x[n, y, x, c].
 *
 * @param x [batch, height, width, channels]; channels in multiples of four are what our kernel takes
 * @returns [batch, channels]
 */
export function globalAveragePool(x: tf.Tensor4D): tf.Tensor2D {
  if (!forward.runs() || x.shape[3] % 4 !== 0) return tf.mean<tf.Tensor2D>(x, [1, 2]);
  return forward({ x }, { shape: x.shape })[0] as tf.Tensor2D;
}
