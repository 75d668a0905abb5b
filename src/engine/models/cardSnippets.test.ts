import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { useDevice } from '../../testing/device.ts';
import { writeModelFolder } from '../../testing/modelFolder.ts';
import {
  codeBlocks,
  codeWith,
  photoProgram,
  runIn,
  runPageCode,
  type CodeBlock,
} from '../../testing/pastedCode.ts';
import { itWith, pythonWith } from '../../testing/python.ts';
import { Representation } from '../classifier/representation.ts';
import { Network } from './network.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, imageSize: 16 };
const PATIENCE_MS = 120_000;
const SHAPES = '[1, 64] [1, 2]';
const CHOICES = { kind: 'strength', strengths: [1] } as const;

let root = '';
let blocks: readonly CodeBlock[] = [];
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'likeness-'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the code of the model card', { timeout: PATIENCE_MS }, () => {
  useDevice('cpu');

  it('stands there for every runtime', async () => {
    const network = Network.of(SETTINGS);
    const weights = network.initialWeights(1);
    await writeModelFolder(root, SETTINGS, weights, {
      ...{ settings: SETTINGS, representation: new Representation(network, weights, 0) },
      head: { kernel: new Float32Array(64 * 2), bias: new Float32Array(2), classes: 2 },
      summary: { method: 'probe', classes: ['cats', 'dogs'], photos: [3, 4], step: 0, choices: CHOICES },
    });
    blocks = codeBlocks(readFileSync(path.join(root, 'README.md'), 'utf8'));
    expect(blocks.map(({ language }) => language)).toEqual(['js', 'python', 'python']);
  });

  it('runs with TensorFlow.js', async () => {
    const print = `for (const made of [embed(photo), classify(photo)]) console.log('[' + made.shape.join(', ') + ']');`;
    expect(await runPageCode(root, codeWith(blocks, 'js', 'tfjs'), print)).toContain(SHAPES);
  });

  const torch = pythonWith(['torch', 'numpy', 'PIL']);
  itWith(torch, 'Python with torch, numpy and Pillow')('runs with PyTorch', async () => {
    const print = 'print(classes, list(h.shape), list(probabilities.shape))';
    const code = `${photoProgram(2)}\n${codeWith(blocks, 'python', 'likeness.load')}\n${print}`;
    expect((await runIn(root, torch!, ['-c', code])).trim()).toBe("['cats', 'dogs'] [2, 64] [2, 2]");
  });

  const onnx = pythonWith(['onnxruntime', 'numpy', 'PIL']);
  itWith(onnx, 'Python with onnxruntime, numpy and Pillow')('runs with ONNX Runtime', async () => {
    const print = "print(*(list(made('photos/00.png').shape) for made in (embed, classify)))";
    const code = `${photoProgram(2)}\n${codeWith(blocks, 'python', 'onnxruntime')}\n${print}`;
    expect((await runIn(root, onnx!, ['-c', code])).trim()).toBe(SHAPES);
  });
});
