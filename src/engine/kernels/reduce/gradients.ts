import * as tf from '@tensorflow/tfjs-core';

let replaced = false;

/**
 * Gradients of Sum and Mean by broadcasting. TensorFlow.js's own make an array of ones in JavaScript, as
 * large as the input, and upload it at every step. Further calls do nothing.
 */
export function replaceReductionGradients(): void {
  if (replaced) return;
  replaced = true;
  const spread = (dy: tf.Tensor, shape: number[], axis: number | number[]): tf.Tensor => {
    const axes = tf.util.parseAxisParam(axis, shape);
    const kept = shape.map((extent, at) => (axes.includes(at) ? 1 : extent));
    return tf.broadcastTo(tf.reshape(dy, kept), shape);
  };
  const axisOf = (attrs: tf.NamedAttrMap): number | number[] => attrs['axis'] as number | number[];
  tf.unregisterGradient('Sum');
  tf.registerGradient({
    kernelName: 'Sum',
    inputsToSave: ['x'],
    gradFunc: (dy, saved, attrs) => {
      const [x] = saved as [tf.Tensor];
      return { x: () => spread(dy as tf.Tensor, x.shape, axisOf(attrs)) };
    },
  });
  tf.unregisterGradient('Mean');
  tf.registerGradient({
    kernelName: 'Mean',
    inputsToSave: ['x'],
    gradFunc: (dy, saved, attrs) => {
      const [x] = saved as [tf.Tensor];
      const share = (dy as tf.Tensor).size / x.size;
      return { x: () => spread(tf.mul(dy as tf.Tensor, share), x.shape, axisOf(attrs)) };
    },
  });
}
