import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type BackendName, type Settings } from '../../core/settings.ts';
import { fitEncoder } from '../../core/warmStart.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { batchNorm, conv, layersModelFiles, layersModelZip, POOL } from '../../testing/layersModels.ts';
import { opened as openZip } from '../../testing/modelZips.ts';
import { randomValues } from '../../testing/random.ts';
import { Network, type NetworkWeights } from '../models/network.ts';
import { disposeWeights, loadWeights } from './embedding.ts';
import { TrainingState } from './step.ts';

const SIDE = 16;
const INPUT = [null, SIDE, SIDE, 3];

/** All that a model from elsewhere may have: rescaling, biases, an odd max pool, a block, a dense layer. */
const LAYERS = [
  { name: 'unit', className: 'Rescaling', config: { scale: 1 / 255, offset: 0.25 } },
  conv('c1', 3, 8, { activation: 'relu', strides: [2, 2] }),
  {
    name: 'zero',
    className: 'MaxPooling2D',
    config: { pool_size: [2, 2], strides: [2, 2], padding: 'valid' },
  },
  conv('c2', 8, 8),
  batchNorm('b2', 8, { epsilon: 1e-3 }),
  { name: 'sum', className: 'Add', inputs: ['b2', 'zero'] },
  { name: 'relu', className: 'ReLU' },
  { name: 'pool', className: POOL.className },
  {
    name: 'h',
    className: 'Dense',
    config: { units: 8, activation: 'linear' },
    weights: { kernel: [8, 8], bias: [8] },
  },
];

const opened = openZip(layersModelZip(LAYERS, INPUT));
const settings: Settings = fitEncoder(
  { ...DEFAULT_SETTINGS, encoder: 'own', batchSize: 4, temperature: 0.5 },
  opened.encoder,
);
const network = Network.of(settings);
const encoderLength = opened.weights.parameters.length;
const encoderStatistics = opened.weights.statistics.length;

/** Weights at which units are not all alike, as the drawn file's are. */
function start(): NetworkWeights {
  const weights = network.initialWeights(3, opened.weights);
  for (const [at, noise] of randomValues(7, encoderLength).entries()) weights.parameters[at]! *= noise;
  return weights;
}

/** Three steps; what they tell, the weights after them, and that they leave nothing behind. */
async function run(freeze: boolean): Promise<{ told: number[]; weights: NetworkWeights }> {
  const before = tf.memory().numTensors;
  const training = new TrainingState(network, { ...settings, freeze }, start());
  const told: number[] = [];
  for (let step = 1; step <= 3; step++) {
    const views = tf.tensor4d(randomValues(step, 8 * SIDE * SIDE * 3), [8, SIDE, SIDE, 3]);
    const metrics = training.step(views, step, 1e-2);
    told.push(...(await metrics.data()));
    tf.dispose([views, metrics]);
  }
  const { weights } = await training.snapshot();
  training.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return { told, weights };
}

const found: Partial<Record<BackendName, { told: number[]; weights: NetworkWeights }[]>> = {};

describe.each(['cpu', 'wasm', 'webgpu'] as const)('an encoder that has learned before, on %s', (backend) => {
  useDevice(backend);

  it('stands still to the bit while it is frozen, and moves when it is not', async () => {
    const { parameters, statistics } = start();
    const [frozen, tuned] = [await run(true), await run(false)];
    const encoder = (flat: Float32Array): Float32Array => flat.slice(0, encoderLength);
    expect(encoder(frozen.weights.parameters)).toEqual(encoder(parameters));
    expect(frozen.weights.statistics.slice(0, encoderStatistics)).toEqual(
      statistics.slice(0, encoderStatistics),
    );
    expect(frozen.weights.statistics.slice(encoderStatistics)).not.toEqual(
      statistics.slice(encoderStatistics),
    );
    expect(frozen.weights.parameters.slice(encoderLength)).not.toEqual(parameters.slice(encoderLength));
    expect(encoder(tuned.weights.parameters)).not.toEqual(encoder(parameters));
    const mine = [frozen, tuned];
    found[backend] = mine;
    // Loss, hits and the length of the gradient; AdamW's first steps blow a rounding error of a weight up.
    for (const [at, one] of (found.cpu ?? []).entries()) {
      expectClose(mine[at]?.told ?? [], one.told, 2e-3, 'metrics');
    }
  });
});

describe('the encoder of a file from elsewhere', () => {
  useDevice('cpu');

  it('gives the h that its own model gives', async () => {
    const files = layersModelFiles(LAYERS, INPUT);
    const { modelTopology, weightsManifest } = JSON.parse(strFromU8(files['model.json']!)) as tf.io.ModelJSON;
    const model = await loadLayersModel({
      load: () =>
        Promise.resolve({
          modelTopology,
          weightSpecs: weightsManifest.flatMap((group) => group.weights),
          weightData: Uint8Array.from(files['w.bin']!).buffer,
        }),
    });
    const bytes = tf.tensor4d(
      randomValues(5, 2 * SIDE * SIDE * 3).map((value) => (value + 1) * 127.5),
      [2, SIDE, SIDE, 3],
    );
    const loaded = loadWeights(network, network.initialWeights(1, opened.weights));
    const views = tf.sub<tf.Tensor4D>(tf.div(bytes, 127.5), 1);
    const { h } = network.evaluate(loaded.parameters, loaded.statistics, views);
    expectClose(await h.data(), await (model.predict(bytes) as tf.Tensor).data(), 1e-5);
    disposeWeights(loaded);
  });
});
