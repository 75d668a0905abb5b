import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricRow } from '../core/metrics.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts';
import { embeddingFiles } from '../formats/embeddings/embeddingFiles.ts';
import { useDevice } from '../testing/device.ts';
import { writeModelFolder } from '../testing/modelFolder.ts';
import { opened } from '../testing/modelZips.ts';
import {
  codeBlocks,
  codeWith,
  photoProgram,
  providePython,
  runIn,
  runPageCode,
} from '../testing/pastedCode.ts';
import { noisePhotos } from '../testing/photos.ts';
import { itWith, pythonWith } from '../testing/python.ts';
import { Network } from '../engine/models/network.ts';

const STEPS = 100;
const PHOTOS = 24;
const SETTINGS: Settings = { ...DEFAULT_SETTINGS, imageSize: 16, batchSize: 8, steps: STEPS, heldOut: 0 };
const PATIENCE_MS = 240_000;

const [, takeItHome = ''] = readFileSync('README.md', 'utf8').split(/^## Take it home$/m);
const BLOCKS = codeBlocks(takeItHome.split(/^## /m)[0] ?? '');

const numpy = pythonWith(['numpy', 'PIL']);
const torch = pythonWith(['torch', 'numpy', 'PIL']);
const onnx = pythonWith(['onnxruntime', 'numpy']);

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'likeness-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Losses of a run of `likeness.py train`, by its folder. */
function losses(folder: string): number[] {
  const [, ...lines] = readFileSync(path.join(root, folder, 'run.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => (JSON.parse(line) as MetricRow).loss);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard deviation. */
const spread = (values: readonly number[]): number =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));

async function writeEmbeddings(folder: string): Promise<void> {
  const photos = Array.from({ length: 3 }, (_, id) => {
    return { id, path: `${id}.jpg`, label: 'a', split: 'training' as const };
  });
  const pictures = noisePhotos(3, 8);
  const embeddings = { photos, pictures, d: 2, h: new Float32Array(6), positions: new Float32Array(6) };
  mkdirSync(folder, { recursive: true });
  for (const [name, parts] of embeddingFiles(embeddings)) {
    const written: Uint8Array[] = [];
    for await (const part of parts) written.push(part);
    writeFileSync(path.join(folder, name), Buffer.concat(written));
  }
}

describe('the lines of the README, beside the files of a model zip', { timeout: PATIENCE_MS }, () => {
  useDevice('cpu');

  it('are there for every target', async () => {
    await writeModelFolder(root, SETTINGS, Network.of(SETTINGS).initialWeights(1));
    await writeEmbeddings(path.join(root, 'embeddings'));
    expect(BLOCKS.map(({ language }) => language)).toEqual(['js', 'python', 'python', 'sh', 'python', 'sh']);
  });

  it('run with TensorFlow.js', async () => {
    const print = "console.log(h.shape.join(' × '))";
    expect(await runPageCode(root, codeWith(BLOCKS, 'js', 'tfjs'), print)).toContain('1 × 64');
  });

  itWith(onnx, 'Python with onnxruntime')('run with ONNX Runtime', async () => {
    const code = codeWith(BLOCKS, 'python', 'onnxruntime');
    expect(await runIn(root, onnx!, ['-c', `${code}\nprint(h.shape)`])).toContain('(8, 64)');
  });

  itWith(numpy, 'Python with numpy and Pillow')('run with NumPy', async () => {
    const code = codeWith(BLOCKS, 'python', 'embeddings/h.npy');
    expect(await runIn(root, numpy!, ['-c', `${code}\nprint(h.shape, len(photos))`])).toContain('(3, 2) 3');
  });

  itWith(torch, 'Python with torch, numpy and Pillow')('run with PyTorch', async () => {
    const code = codeWith(BLOCKS, 'python', 'likeness.load');
    const made = await runIn(root, torch!, [
      '-c',
      `${photoProgram(PHOTOS)}\n${code}\nprint(len(paths), h.shape)`,
    ]);
    expect(made).toContain(`${PHOTOS} (${PHOTOS}, 64)`);
  });

  itWith(torch, 'Python with torch, numpy and Pillow')(
    'train in a shell: two processes as one, to a model that the page opens',
    async () => {
      providePython(root, torch!);
      await runIn(root, 'sh', ['-ec', codeWith(BLOCKS, 'sh', 'torchrun')]);
      await runIn(root, 'python', ['pytorch/likeness.py', 'train', 'photos', '--out', 'one']);
      const [two, one] = [losses('trained'), losses('one')];
      expect(two).toHaveLength(STEPS);
      const apart = two.map((loss, at) => Math.abs(loss - one[at]!));
      // A difference in the last bit doubles from step to step; in the end it is lost in what batches differ by.
      expect(Math.max(...apart.slice(0, 20))).toBeLessThan(1e-3);
      expect(mean(apart)).toBeLessThan(spread(one) / 4);
      const zip = opened(readFileSync(path.join(root, 'trained/likeness-model.zip')));
      expect(zip.step).toBe(STEPS);
    },
  );
});
