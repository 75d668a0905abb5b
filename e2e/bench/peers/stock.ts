import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { startWeights } from '../startWeights.ts';
import type { Tasks } from '../tasks.ts';
import { benchViews } from '../views.ts';

/**
 * R1 as one would write it with TensorFlow.js as it comes: its layers, its gradients, its Adam. Same shapes,
 * same views, same loss as ours; Adam without weight decay, which favours it a little.
 */
let model: tf.LayersModel;
let views: tf.Tensor4D;
let mask: tf.Tensor2D;
let optimizer: tf.Optimizer;

const CHANNELS = [16, 16, 32, 32, 64, 64];
const STRIDES = [1, 1, 2, 1, 2, 1];

function r1(imageSize: number): tf.LayersModel {
  const relu = (x: tf.SymbolicTensor): tf.SymbolicTensor =>
    tf.layers.reLU().apply(tf.layers.batchNormalization({ epsilon: 1e-5 }).apply(x)) as tf.SymbolicTensor;
  const input = tf.input({ shape: [imageSize, imageSize, 3] });
  let x = input;
  for (const [at, filters] of CHANNELS.entries()) {
    const conv = tf.layers.conv2d({
      filters,
      kernelSize: 3,
      strides: STRIDES[at] ?? 1,
      padding: 'same',
      useBias: false,
    });
    x = relu(conv.apply(x) as tf.SymbolicTensor);
  }
  x = tf.layers.globalAveragePooling2d({}).apply(x) as tf.SymbolicTensor;
  x = relu(tf.layers.dense({ units: 128 }).apply(x) as tf.SymbolicTensor);
  return tf.model({
    inputs: input,
    outputs: tf.layers.dense({ units: 64 }).apply(x) as tf.SymbolicTensor,
  });
}

function ntXent(z: tf.Tensor2D, temperature: number): tf.Scalar {
  const batch = z.shape[0] / 2;
  const unit = z.div<tf.Tensor2D>(z.square().sum(1, true).add(1e-12).sqrt());
  const logits = tf.matMul(unit, unit, false, true).div(temperature).add(mask);
  const [first, second] = tf.split(unit, [batch, batch]) as [tf.Tensor2D, tf.Tensor2D];
  const positive = first.mul(second).sum(1).div(temperature);
  return logits
    .logSumExp(1)
    .sub(tf.concat([positive, positive]))
    .mean();
}

export const stock: Tasks = {
  async prepareStep(workload) {
    await tf.setBackend(workload.backend);
    await tf.ready();
    const { views: count, imageSize } = workload;
    model = r1(imageSize);
    for (const [at, { shape, values }] of startWeights(imageSize).entries()) {
      model.trainableWeights[at]!.write(tf.tensor(values, shape));
    }
    views = tf.tensor4d(benchViews(workload), [count, imageSize, imageSize, 3]);
    mask = tf.eye(count).mul(-1e9);
    optimizer = tf.train.adam(1e-3);
    return { adapter: '' };
  },

  async step({ first, count }) {
    for (let step = first; ; step++) {
      const loss = optimizer.minimize(
        () => ntXent(model.apply(views, { training: true }) as tf.Tensor2D, 0.2),
        true,
      );
      if (loss === null) throw new Error('minimize gave no loss back');
      if (step === first + count - 1) {
        const [value = NaN] = await loss.data();
        loss.dispose();
        return value;
      }
      loss.dispose();
    }
  },
};
