import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { classifierFileOf } from '../../testing/onnxFiles.ts';
import { KIND_SIDE, twoKinds } from '../../testing/twoKinds.ts';
import { namedArrays } from '../models/namedArrays.ts';
import { Network } from '../models/network.ts';
import { pipelineViews } from '../training/views.ts';
import { classifierFiles, type Classifier } from './classifier.ts';
import { fitLinearHead, headProbabilities } from './linearHead.ts';
import { Representation } from './representation.ts';

const COUNT = 12;
const AREA = KIND_SIDE ** 2;
const settings = { ...DEFAULT_SETTINGS, imageSize: KIND_SIDE };
const photos = twoKinds(COUNT);
const labels = Int32Array.from({ length: COUNT }, (_, photo) => photo % 2);
const ids = Uint32Array.from({ length: COUNT }, (_, photo) => photo);

async function classifier(method: 'probe' | 'fine-tuned'): Promise<{ made: Classifier; h: Float32Array }> {
  const network = Network.of(settings);
  const representation = new Representation(network, network.initialWeights(1), COUNT);
  const rows = await representation.of(ids, pipelineViews(photos), () => Promise.resolve());
  const { head } = await fitLinearHead(rows, { labels }, 2, { seed: 1 });
  const choices = { kind: 'strength', strengths: [1] } as const;
  const summary = { method, classes: ['dark', 'light'], photos: [6, 6], step: 3, choices };
  return { made: { summary, representation, head, settings }, h: Float32Array.from(rows.values) };
}

describe.each(['probe', 'fine-tuned'] as const)('files of a classifier, %s', (method) => {
  useDevice('cpu');

  it('give its probabilities in TensorFlow.js and in ONNX Runtime', async () => {
    const { made, h } = await classifier(method);
    const { input, network, weights, tfjs } = await classifierFiles(made);
    expect(input).toBe(method === 'probe' ? 'h' : 'pixels');
    const wanted = headProbabilities(made.head, { values: h, d: h.length / COUNT });

    const pixels = Float32Array.from(photos.pixels, (value) => value / 255); // [n, S, S, 3]
    const model = await tfl.loadLayersModel({
      load: () => Promise.resolve({ ...tfjs, weightData: tfjs.weightData.buffer } as tf.io.ModelArtifacts),
    });
    const given =
      input === 'h'
        ? tf.tensor2d(h, [COUNT, h.length / COUNT])
        : tf.tensor4d(pixels, [COUNT, KIND_SIDE, KIND_SIDE, 3]);
    const told = await (model.predict(given) as tf.Tensor).data();
    wanted.forEach((value, at) => expect(Math.abs(told[at]! - value)).toBeLessThan(1e-4));

    const from =
      input === 'h'
        ? ({ from: 'h', representation: network.layout.representation } as const)
        : ({ from: 'pixels', imageSize: KIND_SIDE } as const);
    const file = classifierFileOf(network.layout.architecture, from, namedArrays(network.layout, weights));
    const planes = Float32Array.from({ length: pixels.length }, (_, at) => {
      const [photo, rest] = [Math.floor(at / (3 * AREA)), at % (3 * AREA)];
      return pixels[photo * 3 * AREA + (rest % AREA) * 3 + Math.floor(rest / AREA)]!;
    });
    const [data, shape] =
      input === 'h' ? [h, [COUNT, h.length / COUNT]] : [planes, [COUNT, 3, KIND_SIDE, KIND_SIDE]];
    const session = await ort.InferenceSession.create(file);
    const { probabilities } = await session.run({ [input]: new ort.Tensor('float32', data, shape) });
    expect(probabilities?.dims).toEqual([COUNT, 2]);
    const numbers = probabilities?.data as Float32Array;
    wanted.forEach((value, at) => expect(Math.abs(numbers[at]! - value)).toBeLessThan(1e-4));
  });
});
