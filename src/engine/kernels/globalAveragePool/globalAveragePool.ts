import * as tf from '@tensorflow/tfjs-core';
import { dispatch, runsWgsl } from '../program/program.ts';
import forwardWgsl from './forward.wgsl?raw';
import gradientWgsl from './gradient.wgsl?raw';

const NAME = 'LikenessGlobalAveragePool';

/**
 * Mean over all pixels: y[n, c] = 1/HW · Σ x[n, y, x, c].
 *
 * @param x [batch, height, width, channels]; on WebGPU channels must be a multiple of four
 * @returns [batch, channels]
 */
export function globalAveragePool(x: tf.Tensor4D): tf.Tensor2D {
  return runsWgsl() ? tf.engine().runKernel<tf.Tensor2D>(NAME, { x }) : tf.mean<tf.Tensor2D>(x, [1, 2]);
}

/** Tells TensorFlow.js of the kernel and its gradient. Called once, before the first model. */
export function registerGlobalAveragePool(): void {
  tf.registerKernel({
    kernelName: NAME,
    backendName: 'webgpu',
    kernelFunc: ({ inputs }) => {
      const { x } = inputs as { x: tf.TensorInfo };
      const [batch, height, width, channels] = x.shape as [number, number, number, number];
      return dispatch({
        name: 'globalAveragePool',
        wgsl: forwardWgsl,
        inputs: { x },
        outputShape: [batch, channels],
        threads: (batch * channels) / 4,
        sizes: { c4: channels / 4, pixels: height * width },
      });
    },
  });
  tf.registerKernel({
    kernelName: `${NAME}Gradient`,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs }) => {
      const { dy } = inputs as { dy: tf.TensorInfo };
      const [batch, height, width, channels] = attrs?.['shape'] as [number, number, number, number];
      return dispatch({
        name: 'globalAveragePoolGradient',
        wgsl: gradientWgsl,
        inputs: { dy },
        outputShape: [batch, height, width, channels],
        threads: (batch * height * width * channels) / 4,
        sizes: { c4: channels / 4, pixels: height * width },
      });
    },
  });
  tf.registerGradient({
    kernelName: NAME,
    inputsToSave: ['x'],
    gradFunc: (dy, saved) => {
      const [x] = saved as [tf.Tensor];
      const shape = x.shape;
      return { x: () => tf.engine().runKernel(`${NAME}Gradient`, { dy: dy as tf.Tensor }, { shape }) };
    },
  });
}
