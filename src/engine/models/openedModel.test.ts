import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { ENCODERS, NORMALISATIONS } from '../../core/settings.ts';
import { ARCHITECTURES } from '../../core/architecture/encoders.ts';
import { architectureOf } from '../../core/architecture/normalisation.ts';
import { useDevice } from '../../testing/device.ts';
import { modelZip, opened as openZip } from '../../testing/modelZips.ts';
import { randomValues } from '../../testing/random.ts';
import { disposeWeights, loadWeights } from '../training/embedding.ts';
import { encoderLayersModel } from './layersModel.ts';
import { Network, type NetworkWeights } from './network.ts';

const SIDE = 16;

/** Weights that nothing is the identity with. */
function learned(network: Network): NetworkWeights {
  const weights = network.initialWeights(9);
  for (const flat of [weights.parameters, weights.statistics]) {
    for (const [at, value] of randomValues(2, flat.length).entries()) flat[at]! *= 1 + 0.3 * value;
  }
  return weights;
}

/** Whether two arrays are the same to the bit; `toEqual` takes seconds for a million numbers. */
function isSame(a: Float32Array, b: Float32Array): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer =>
    Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
  return bytes(a).equals(bytes(b));
}

async function zipOf(network: Network, weights: NetworkWeights): Promise<Uint8Array> {
  return modelZip(await encoderLayersModel(network, weights), 1234);
}

async function hOf(network: Network, weights: NetworkWeights): Promise<ArrayLike<number>> {
  const loaded = loadWeights(network, weights);
  const views = tf.tensor4d(randomValues(3, 2 * SIDE * SIDE * 3), [2, SIDE, SIDE, 3]);
  const { h, z } = network.evaluate(loaded.parameters, loaded.statistics, views);
  try {
    return await h.data();
  } finally {
    tf.dispose([h, z, views]);
    disposeWeights(loaded);
  }
}

const NETWORKS = ENCODERS.flatMap((encoder) => NORMALISATIONS.map((norm) => [encoder, norm] as const));

describe('a model that was taken home and opened', { timeout: 60_000 }, () => {
  useDevice('cpu');

  it.each(NETWORKS)(
    '%s, %s normalisation: the same layers and h, to the bit',
    async (encoder, normalisation) => {
      const network = new Network(encoder, SIDE, normalisation);
      const weights = learned(network);
      const opened = openZip(await zipOf(network, weights));
      expect(opened).toMatchObject({ step: 1234, leftOut: [], encoder: { imageSize: SIDE } });
      expect(opened.encoder.layers).toEqual(architectureOf(encoder, normalisation).encoder);
      const own = new Network('own', SIDE, normalisation, opened.encoder);
      const start = own.initialWeights(5, opened.weights);
      expect(await hOf(own, start)).toEqual(await hOf(network, weights));
      // The head has the size of the encoder's own, and starts from the seed.
      expect(own.layout.parameters).toEqual(network.layout.parameters);
      const head = opened.weights.parameters.length;
      const drawn = network.initialWeights(5).parameters;
      expect(isSame(start.parameters.subarray(head), drawn.subarray(head))).toBe(true);
    },
  );

  it('is taken home again as it came', async () => {
    const network = new Network('small', SIDE, 'batch');
    const opened = openZip(await zipOf(network, learned(network)));
    const own = new Network('own', SIDE, 'batch', opened.encoder);
    const again = openZip(await zipOf(own, own.initialWeights(1, opened.weights)));
    expect(again.encoder).toEqual(opened.encoder);
    expect(isSame(again.weights.parameters, opened.weights.parameters)).toBe(true);
    expect(isSame(again.weights.statistics, opened.weights.statistics)).toBe(true);
    expect(ARCHITECTURES.small.encoder).toEqual(again.encoder.layers);
  });
});
