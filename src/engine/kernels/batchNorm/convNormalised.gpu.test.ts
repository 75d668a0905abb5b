import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../testing/closeTo.ts';
import { useDevice } from '../../../testing/device.ts';
import { randomValues } from '../../../testing/random.ts';
import { conv2dReference } from '../conv2d/conv2d.reference.ts';
import { sameGeometry } from '../conv2d/geometry.ts';
import { convNormalised } from './convNormalised.ts';

const OPTIONS = { epsilon: 1e-5, relu: true };

describe.each(['webgpu', 'wasm', 'cpu'] as const)('a convolution with its normalisation on %s', (backend) => {
  useDevice(backend);

  it.each([
    [3, 8, 1],
    [8, 20, 2],
    [5, 7, 1],
  ] as const)(
    'of %i to %i channels, stride %i, is the one after the other',
    async (inputs, outputs, stride) => {
      const x = randomValues(1, 2 * 7 * 6 * inputs);
      const filter = randomValues(2, 9 * inputs * outputs);
      const [gamma, beta, mean] = [3, 4, 5].map((seed) => randomValues(seed, outputs)) as [
        Float32Array,
        Float32Array,
        Float32Array,
      ];
      const variance = randomValues(6, outputs).map((value) => 0.5 + value * value);
      const geometry = sameGeometry([2, 7, 6, inputs], [3, 3, inputs, outputs], stride);
      const expected = conv2dReference(x, filter, geometry).map((value, at) => {
        const o = at % outputs;
        const [g = 0, b = 0, m = 0, v = 0] = [gamma[o], beta[o], mean[o], variance[o]];
        return Math.max(0, ((value - m) / Math.sqrt(v + OPTIONS.epsilon)) * g + b);
      });
      const before = tf.memory().numTensors;
      const given = {
        gamma: tf.tensor1d(gamma),
        beta: tf.tensor1d(beta),
        statistics: tf.tensor2d([...mean, ...variance], [2, outputs]),
      };
      const [X, F] = [tf.tensor4d(x, [2, 7, 6, inputs]), tf.tensor4d(filter, [3, 3, inputs, outputs])];
      const y = tf.tidy(() => convNormalised(X, F, stride, given, OPTIONS));
      expectClose(await y.data(), expected, 1e-5);
      tf.dispose([X, F, y, Object.values(given)]);
      expect(tf.memory().numTensors).toBe(before);
    },
  );
});
