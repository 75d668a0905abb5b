import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { MetricRow } from '../../core/metrics.ts';
import { cacheSide, DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { writeModelFolder } from '../../testing/modelFolder.ts';
import { opened } from '../../testing/modelZips.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { itWith, pythonWith, runPython } from '../../testing/python.ts';
import { runToEnd } from '../../testing/runTrainer.ts';
import { Network, type NetworkWeights } from '../models/network.ts';
import { pipelineViews } from './views.ts';

const python = pythonWith(['torch', 'numpy', 'PIL']);
const test = itWith(python, 'Python with torch, numpy and Pillow');

const STEPS = 4;
const PROGRAMS = path.join(import.meta.dirname, '../../testing/python');
const PATIENCE_MS = 240_000;

const BASE: Settings = { ...DEFAULT_SETTINGS, imageSize: 16, batchSize: 8, steps: STEPS, heldOut: 0.25 };
const WORK: Settings['augmentation'] = { ...BASE.augmentation, rotationDegrees: 20, blur: 0.6 };

/** Each optimizer, either normalisation, and losses of every make. */
const RECIPES: Readonly<Record<string, Settings>> = {
  'nt-xent': BASE,
  triplet: { ...BASE, loss: 'triplet', queue: 12, optimizer: 'lars', learningRate: 0.3, augmentation: WORK },
  random: { ...BASE, loss: 'triplet', negatives: 'random', similarity: 'dot', optimizer: 'sgd', seed: 4 },
  supcon: { ...BASE, loss: 'supcon', normalisation: 'group', learnTemperature: true, seed: 7 },
  'info-nce': {
    ...BASE,
    loss: 'info-nce',
    queue: 64,
    optimizer: 'sgd',
    learningRate: 0.03,
    learnTemperature: true,
  },
};
const NAMES = Object.keys(RECIPES);

const PHOTOS = noisePhotos(56, cacheSide(BASE.imageSize));
const LABELS = Int32Array.from({ length: PHOTOS.count }, (_, id) => (id < PHOTOS.count / 2 ? 0 : 1));

type Row = Pick<MetricRow, 'loss' | 'top1' | 'learningRate' | 'gradientNorm' | 'temperature'>;

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'likeness-'));
  writeFileSync(path.join(root, 'photos.bin'), PHOTOS.pixels);
  const options = ['--from-scratch', '--checkpoint-every', '2'];
  writeFileSync(path.join(root, 'photos.json'), JSON.stringify({ ...PHOTOS, pixels: null, options }));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Arguments of the program that trains these. */
const training = (...names: string[]): string[] => [
  ...[path.join(PROGRAMS, 'train.py'), path.join(root, 'photos'), root],
  ...names,
];

function runLog(name: string): Row[] {
  const [, ...lines] = readFileSync(path.join(root, name, 'out/run.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

describe('likeness.py train', { timeout: PATIENCE_MS }, () => {
  useDevice('wasm');

  test('computes the losses and views of public implementations', () => {
    const program = path.join(PROGRAMS, 'reference.py');
    const folders = [
      path.join(import.meta.dirname, '../../formats/pytorch'),
      path.join(PROGRAMS, '../reference'),
    ];
    expect(Number(runPython(python!, [program, ...folders]))).toBe(48);
  });

  test('trains as the page does, from the same start, on the same views', async () => {
    const ours: Record<string, { rows: readonly MetricRow[]; weights: NetworkWeights | undefined }> = {};
    for (const [name, settings] of Object.entries(RECIPES)) {
      const { events, error } = await runToEnd(pipelineViews(PHOTOS), settings, { labels: LABELS });
      expect(error).toBeNull();
      const rows = events.flatMap((event) => (event.type === 'metrics' ? event.rows : []));
      const kept = events.findLast((event) => event.type === 'checkpoint');
      ours[name] = { rows, weights: kept?.weights };
      await writeModelFolder(path.join(root, name), settings, Network.of(settings).initialWeights(99));
    }
    runPython(python!, training(...NAMES));
    for (const name of NAMES) {
      const theirs = runLog(name);
      expect(theirs).toHaveLength(STEPS);
      const { rows } = ours[name]!;
      const learned = RECIPES[name]!.learnTemperature ? (['temperature'] as const) : [];
      for (const column of ['loss', 'learningRate', 'gradientNorm', ...learned] as const) {
        const [actual, expected] = [theirs, rows].map((all) => all.map((row) => row[column]));
        // A difference in the last bit doubles from step to step, first of all in the gradient.
        expectClose(actual!, expected!, column === 'gradientNorm' ? 3e-2 : 3e-3, `${name}, ${column}`);
      }
      expect(theirs[0]?.top1, name).toBeCloseTo(rows[0]!.top1, 5);
      // The zip that it wrote opens, with the encoder that the page has come to.
      const zip = opened(readFileSync(path.join(root, name, 'out/likeness-model.zip')));
      expect(zip.step).toBe(STEPS);
      const { parameters } = zip.weights;
      expectClose(parameters, ours[name]!.weights!.parameters.subarray(0, parameters.length), 2e-2, name);
    }
  });
});
