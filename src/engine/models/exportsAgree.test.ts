import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, ENCODERS, NORMALISATIONS } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { writeModelFolder } from '../../testing/modelFolder.ts';
import { pythonWith, runPython } from '../../testing/python.ts';
import { randomValues } from '../../testing/random.ts';
import { floats, ONNX_RUNTIME_NAMES, runOnnxFiles, type Pixels } from '../../testing/runtimes.ts';
import { disposeWeights, loadWeights } from '../training/embedding.ts';
import { Network, type NetworkWeights } from './network.ts';

/** What the contract promises, as an absolute difference. */
const TOLERANCE = 1e-4;
const COUNT = 64;
/** A folder of photos, for `npm run check:exports`; pictures are drawn where none is named. */
const PHOTOS = process.env['LIKENESS_PHOTOS'];
/** Drawn ones have an odd side, so that padding is not the same on both. */
const SIDE = PHOTOS === undefined ? 17 : 64;
const PROGRAM = path.join(import.meta.dirname, '../../testing/python/embed.py');
const PATIENCE_MS = PHOTOS === undefined ? 120_000 : 600_000;

const NETWORKS = ENCODERS.flatMap((encoder) =>
  NORMALISATIONS.map((normalisation) => ({
    name: `${encoder}-${normalisation}`,
    settings: { ...DEFAULT_SETTINGS, encoder, normalisation, imageSize: SIDE },
  })),
);

const python = pythonWith(['torch', 'numpy', 'PIL']);
if (python === null) console.warn('No Python with torch, numpy and Pillow here: PyTorch is not compared.');

/** Weights that are anything but those of the start, where every normalisation is the identity. */
function learned(network: Network): NetworkWeights {
  const weights = network.initialWeights(9);
  for (const flat of [weights.parameters, weights.statistics]) {
    for (const [at, value] of randomValues(2, flat.length).entries()) flat[at]! *= 1 + 0.3 * value;
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

  it('gives the same h and z in every runtime that it has files for', async () => {
    for (const { name, settings } of NETWORKS) {
      const network = Network.of(settings);
      await writeModelFolder(path.join(root, name), settings, learned(network));
    }
    if (PHOTOS === undefined) writeFileSync(path.join(root, 'pixels.bin'), drawnPixels());
    if (PHOTOS !== undefined && python === null)
      throw new Error('Photos are read by Python, which is missing.');
    if (python !== null) {
      const photos = PHOTOS === undefined ? [] : [PHOTOS, String(COUNT)];
      runPython(python, [PROGRAM, root, String(SIDE), ...photos]);
    }
    const data = floats(path.join(root, 'pixels.bin'));
    const pixels: Pixels = { data, count: data.length / (3 * SIDE * SIDE), side: SIDE };
    expect(pixels.count).toBe(COUNT);

    const table: Record<string, Record<string, number>> = {};
    for (const { name, settings } of NETWORKS) {
      const folder = path.join(root, name);
      const page = await ofPage(Network.of(settings), pixels);
      const off: Record<string, number> = {
        'tfjs h': largestDifference(await runTfjs(folder, pixels), page.h),
      };
      for (const runtime of ONNX_RUNTIME_NAMES) {
        const { h, z } = await runOnnxFiles(runtime, folder, pixels);
        off[`${runtime} h`] = largestDifference(h, page.h);
        off[`${runtime} z`] = largestDifference(z, page.z);
      }
      if (python !== null) {
        off['PyTorch h'] = largestDifference(floats(path.join(folder, 'h.bin')), page.h);
        off['PyTorch z'] = largestDifference(floats(path.join(folder, 'z.bin')), page.z);
      }
      table[name] = off;
    }
    if (PHOTOS !== undefined) console.table(table);
    for (const [name, off] of Object.entries(table)) {
      for (const [runtime, difference] of Object.entries(off))
        expect(difference, `${name}, ${runtime}`).toBeLessThanOrEqual(TOLERANCE);
    }
  });
});

/** h and z by the engine's own kernels. */
async function ofPage(network: Network, pixels: Pixels): Promise<{ h: Float32Array; z: Float32Array }> {
  const loaded = loadWeights(network, learned(network));
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

/** The pixels as TensorFlow.js takes them: [n, S, S, 3]. */
function channelsLast({ data, count, side }: Pixels): tf.Tensor4D {
  return tf.tidy(() => tf.transpose(tf.tensor4d(data, [count, 3, side, side]), [0, 2, 3, 1]));
}

/** h of `tfjs/model.json` in an unpacked model zip, by stock TensorFlow.js. */
async function runTfjs(folder: string, pixels: Pixels): Promise<Float32Array> {
  interface Manifest {
    readonly modelTopology: object;
    readonly weightsManifest: readonly [{ readonly weights: tf.io.WeightsManifestEntry[] }];
  }
  const file = JSON.parse(readFileSync(path.join(folder, 'tfjs/model.json'), 'utf8')) as Manifest;
  const weightData = floats(path.join(folder, 'tfjs/weights.bin')).buffer as ArrayBuffer;
  const { modelTopology, weightsManifest } = file;
  const load = () => Promise.resolve({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData });
  const model = await loadLayersModel({ load });
  const input = channelsLast(pixels);
  const h = model.predict(input) as tf.Tensor;
  try {
    return (await h.data()) as Float32Array;
  } finally {
    tf.dispose([input, h]);
    model.dispose();
  }
}
