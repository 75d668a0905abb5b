import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENCODERS, NORMALISATIONS } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { pythonWith, runPython } from '../../testing/python.ts';
import { writePytorchFiles } from '../../testing/pytorchFiles.ts';
import { randomValues } from '../../testing/random.ts';
import { disposeWeights, loadWeights } from '../training/embedding.ts';
import { namedArrays } from './namedArrays.ts';
import { Network } from './network.ts';

const SIDE = 17; // odd, so that padding is not the same on both sides
const PHOTOS = 3;

const NETWORKS = ENCODERS.flatMap((encoder) => NORMALISATIONS.map((norm) => [encoder, norm] as const));

/** Reads pixels [n, 3, S, S] and prints h and z of each. */
const PROGRAM = `
import json, sys
import numpy, torch
sys.path.insert(0, sys.argv[1])
import likeness
model = likeness.load(sys.argv[1])
pixels = torch.from_numpy(numpy.fromfile(sys.argv[2], '<f4').reshape(${PHOTOS}, 3, ${SIDE}, ${SIDE}))
with torch.no_grad():
    h = model(pixels)
    print(json.dumps({'h': h.flatten().tolist(), 'z': model.project(h).flatten().tolist()}))
`;

const python = pythonWith(['torch', 'numpy', 'PIL']);
if (python === null)
  console.warn('No Python with torch, numpy and Pillow here: likeness.py is written and not run.');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'likeness-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

// Python loads PyTorch anew for each.
const PATIENCE_MS = 120_000;

describe.each(NETWORKS)('PyTorch files of %s, %s normalisation', (name, normalisation) => {
  useDevice('cpu');

  it(
    'give the h and z of the page',
    async () => {
      const network = new Network(name, SIDE, normalisation);
      const weights = network.initialWeights(9);
      for (const flat of [weights.parameters, weights.statistics]) {
        for (const [at, value] of randomValues(2, flat.length).entries())
          flat[at] = (flat[at] ?? 0) * (1 + 0.3 * value);
      }
      const { layout } = network;
      const root = path.join(folder, `${name}-${normalisation}`);
      const inner = writePytorchFiles(root, layout.architecture, SIDE, namedArrays(layout, weights));
      expect(inner).toContain('pytorch');
      if (python === null) return;

      const pixels = tf.tensor4d(
        randomValues(3, PHOTOS * SIDE * SIDE * 3).map((value) => (value + 1) / 2),
        [PHOTOS, SIDE, SIDE, 3],
      );
      const loaded = loadWeights(network, weights);
      const { h, z } = network.evaluate(loaded.parameters, loaded.statistics, tf.sub(tf.mul(pixels, 2), 1));
      const file = path.join(root, 'pixels');
      writeFileSync(file, await tf.transpose(pixels, [0, 3, 1, 2]).data());
      const printed = runPython(python, ['-c', PROGRAM, inner, file]);
      const theirs = JSON.parse(printed) as { readonly h: number[]; readonly z: number[] };
      expectClose(theirs.h, await h.data(), 1e-4, 'h');
      expectClose(theirs.z, await z.data(), 1e-4, 'z');
      disposeWeights(loaded);
    },
    PATIENCE_MS,
  );
});
