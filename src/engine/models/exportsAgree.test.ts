import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, ENCODERS, NORMALISATIONS, type Settings } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { writeModelFolder } from '../../testing/modelFolder.ts';
import { pythonWith, runPython } from '../../testing/python.ts';
import { randomValues } from '../../testing/random.ts';
import {
  floats,
  ONNX_RUNTIME_NAMES,
  runOnnxFiles,
  type Outputs,
  type Pixels,
} from '../../testing/runtimes.ts';
import type { Classifier } from '../classifier/classifier.ts';
import { fitLinearHead, headProbabilities } from '../classifier/linearHead.ts';
import { Representation } from '../classifier/representation.ts';
import { disposeWeights, loadWeights } from '../training/embedding.ts';
import { Network, type NetworkWeights } from './network.ts';

/** What the contract promises, as an absolute difference. */
const TOLERANCE = 1e-4;
/** A folder of photos, for `npm run check:exports`; pictures are drawn where none is named. */
const PHOTOS = process.env['LIKENESS_PHOTOS'];
const COUNT = PHOTOS === undefined ? 16 : 64;
/** Drawn ones have an odd side, so that padding is not the same on both. */
const SIDE = PHOTOS === undefined ? 17 : 64;
const PROGRAM = path.join(import.meta.dirname, '../../testing/python/embed.py');
const PATIENCE_MS = PHOTOS === undefined ? 120_000 : 600_000;

const CLASSES = ['a', 'b', 'c'];
const OUTPUTS = ['h', 'z', 'probabilities'] as const;

/** Every encoder, with a classifier that has an encoder of its own and with one on h. */
const MODELS = ENCODERS.flatMap((encoder) =>
  NORMALISATIONS.map((normalisation) => ({
    name: `${encoder}-${normalisation}`,
    settings: { ...DEFAULT_SETTINGS, encoder, normalisation, imageSize: SIDE },
    method: normalisation === 'batch' ? ('fine-tuned' as const) : ('probe' as const),
  })),
);

const python = pythonWith(['torch', 'numpy', 'PIL']);
if (python === null) console.warn('No Python with torch, numpy and Pillow here: PyTorch is not compared.');

/** Weights that are anything but those of the start, where every normalisation is the identity. */
function learned(network: Network): NetworkWeights {
  const weights = network.initialWeights(9);
  for (const flat of [weights.parameters, weights.statistics]) {
    const random = randomValues(2, flat.length);
    for (let at = 0; at < flat.length; at++) flat[at]! *= 1 + 0.3 * random[at]!;
  }
  return weights;
}

/** Soft waves of colour, [COUNT, 3, SIDE, SIDE]. */
function drawnPixels(): Float32Array {
  return Float32Array.from({ length: COUNT * 3 * SIDE * SIDE }, (_, at) => {
    const [x, y, channel] = [at % SIDE, Math.floor(at / SIDE) % SIDE, Math.floor(at / SIDE ** 2)];
    return 0.5 + 0.5 * Math.sin(x * (0.1 + (channel % 7) / 9) + y * (0.2 + (channel % 5) / 4) + channel);
  });
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);
}

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'likeness-'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('a model that is taken home', { timeout: PATIENCE_MS }, () => {
  useDevice('wasm');

  it('gives the same h, z and class probabilities in every runtime that it has files for', async () => {
    if (PHOTOS === undefined) writeFileSync(path.join(root, 'pixels.bin'), drawnPixels());
    else if (python === null) throw new Error('Photos are read by Python, which is missing.');
    else runPython(python, [PROGRAM, root, String(SIDE), PHOTOS, String(COUNT)]);
    const data = floats(path.join(root, 'pixels.bin'));
    const pixels: Pixels = { data, count: data.length / (3 * SIDE * SIDE), side: SIDE };
    expect(pixels.count).toBe(COUNT);

    const pages = new Map<string, Outputs>();
    for (const { name, settings, method } of MODELS) {
      const network = Network.of(settings);
      const weights = learned(network);
      const page = await ofPage(network, weights, pixels);
      const { classifier, probabilities } = await classified(page.h, { network, weights, settings, method });
      pages.set(name, { ...page, probabilities });
      await writeModelFolder(path.join(root, name), settings, weights, classifier);
    }
    if (python !== null) runPython(python, [PROGRAM, root, String(SIDE)]);

    const table: Record<string, Record<string, number>> = {};
    for (const [name, page] of pages) {
      const folder = path.join(root, name);
      const found: Record<string, Outputs> = { tfjs: await runTfjsFiles(folder, pixels) };
      for (const runtime of ONNX_RUNTIME_NAMES) found[runtime] = await runOnnxFiles(runtime, folder, pixels);
      if (python !== null) {
        const [h, z, probabilities] = ['h', 'z', 'probabilities'].map((of) =>
          floats(path.join(folder, `${of}.bin`)),
        );
        found['PyTorch'] = { h: h!, z: z!, probabilities: probabilities! };
      }
      const off = Object.entries(found).flatMap(([runtime, outputs]) =>
        OUTPUTS.filter((of) => outputs[of]).map((of) => [
          `${runtime} ${of}`,
          largestDifference(outputs[of]!, page[of]!),
        ]),
      );
      table[name] = Object.fromEntries(off) as Record<string, number>;
    }
    if (PHOTOS !== undefined) console.table(table);
    for (const [name, off] of Object.entries(table)) {
      for (const [runtime, difference] of Object.entries(off))
        expect(difference, `${name}, ${runtime}`).toBeLessThanOrEqual(TOLERANCE);
    }
  });
});

/** h and z by the engine's own kernels. */
async function ofPage(
  network: Network,
  weights: NetworkWeights,
  pixels: Pixels,
): Promise<Pick<Required<Outputs>, 'h' | 'z'>> {
  const loaded = loadWeights(network, weights);
  const input = channelsLast(pixels);
  const views = tf.sub<tf.Tensor4D>(tf.mul(input, 2), 1);
  const { h, z } = network.evaluate(loaded.parameters, loaded.statistics, views);
  try {
    return { h: (await h.data()) as Float32Array, z: (await z.data()) as Float32Array };
  } finally {
    tf.dispose([input, views, h, z]);
    disposeWeights(loaded);
  }
}

interface Trained {
  readonly network: Network;
  readonly weights: NetworkWeights;
  readonly settings: Settings;
  readonly method: 'probe' | 'fine-tuned';
}

/** A classifier on h, its standardisation folded in as the page folds it, and what it says of these photos. */
async function classified(h: Float32Array, { network, weights, settings, method }: Trained) {
  const rows = { values: h, d: h.length / COUNT };
  const labels = Int32Array.from({ length: COUNT }, (_, photo) => photo % CLASSES.length);
  const { head } = await fitLinearHead(rows, { labels }, CLASSES.length, { seed: 1, strength: 1 });
  const choices = { kind: 'strength', strengths: [1] } as const;
  const summary = { method, classes: CLASSES, photos: CLASSES.map(() => 1), step: 0, choices };
  const representation = new Representation(network, weights, COUNT);
  const classifier: Classifier = { summary, representation, head, settings };
  return { classifier, probabilities: headProbabilities(head, rows) };
}

/** The layers models in an unpacked model zip that has a classifier, by stock TensorFlow.js. */
async function runTfjsFiles(folder: string, pixels: Pixels): Promise<Outputs> {
  const input = channelsLast(pixels);
  const [encoder, classifier] = await Promise.all(
    ['tfjs', 'classifier/tfjs'].map((name) => loadLayersModel(filesIn(path.join(folder, name)))),
  );
  const h = encoder!.predict(input) as tf.Tensor;
  const probabilities = classifier!.predict(classifier!.inputNames[0] === 'h' ? h : input) as tf.Tensor;
  try {
    const [ofH, ofClasses] = await Promise.all([h.data(), probabilities.data()]);
    return { h: ofH as Float32Array, probabilities: ofClasses as Float32Array };
  } finally {
    tf.dispose([input, h, probabilities]);
    encoder!.dispose();
    classifier!.dispose();
  }
}

function filesIn(folder: string): tf.io.IOHandler {
  interface Manifest {
    readonly modelTopology: object;
    readonly weightsManifest: readonly [{ readonly weights: tf.io.WeightsManifestEntry[] }];
  }
  const file = JSON.parse(readFileSync(path.join(folder, 'model.json'), 'utf8')) as Manifest;
  const weightData = floats(path.join(folder, 'weights.bin')).buffer as ArrayBuffer;
  const { modelTopology, weightsManifest } = file;
  return {
    load: () => Promise.resolve({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
  };
}

/** The pixels as TensorFlow.js takes them: [n, S, S, 3]. */
function channelsLast({ data, count, side }: Pixels): tf.Tensor4D {
  return tf.tidy(() => tf.transpose(tf.tensor4d(data, [count, 3, side, side]), [0, 2, 3, 1]));
}
