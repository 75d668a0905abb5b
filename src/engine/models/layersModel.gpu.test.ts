import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { describe, it } from 'vitest';
import { ENCODERS, NORMALISATIONS } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { randomValues } from '../../testing/random.ts';
import { disposeWeights, loadWeights } from '../training/embedding.ts';
import { encoderLayersModel } from './layersModel.ts';
import { Network } from './network.ts';

const NETWORKS = ENCODERS.flatMap((encoder) => NORMALISATIONS.map((norm) => [encoder, norm] as const));

describe.each(NETWORKS)('the layers model of %s, %s normalisation', (encoder, normalisation) => {
  useDevice('cpu');

  it('gives the same h for the same pixels', async () => {
    const network = new Network(encoder, 16, normalisation);
    const weights = network.initialWeights(9);
    // Anything but the start, where every normalisation is the identity.
    for (const flat of [weights.parameters, weights.statistics]) {
      for (const [at, value] of randomValues(2, flat.length).entries()) {
        flat[at] = (flat[at] ?? 0) * (1 + 0.3 * value);
      }
    }
    const files = await encoderLayersModel(network, weights);
    const model = await loadLayersModel({
      load: () =>
        Promise.resolve({
          modelTopology: files.modelTopology,
          weightSpecs: files.weightSpecs as tf.io.WeightsManifestEntry[],
          weightData: files.weightData.buffer,
        }),
    });
    const pixels = tf.tensor4d(
      randomValues(3, 2 * 16 * 16 * 3).map((v) => (v + 1) / 2),
      [2, 16, 16, 3],
    );
    const loaded = loadWeights(network, weights);
    const views = tf.sub<tf.Tensor4D>(tf.mul(pixels, 2), 1);
    const { h } = network.evaluate(loaded.parameters, loaded.statistics, views);
    const predicted = model.predict(pixels) as tf.Tensor;
    expectClose(await predicted.data(), await h.data(), 1e-5);
    disposeWeights(loaded);
  });
});
