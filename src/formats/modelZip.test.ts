import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts';
import { makeModelZip, makeZip } from '../testing/modelZips.ts';
import type { ModelZipContents } from './modelZip.ts';

const CONTENTS: ModelZipContents = {
  from: 'run',
  settings: DEFAULT_SETTINGS,
  changes: [],
  step: 40,
  representation: 64,
  parameters: 89_000,
  dataset: { photos: 240, skipped: 2, labels: ['cats', '**dogs** | <b>'], description: '' },
  versions: { likeness: '0', tfjs: '4.22.0' },
  last: { loss: 2.5, top1: 0.5 },
  evaluation: null,
  curves: null,
  tfjs: { modelTopology: { a: 1 }, weightSpecs: [{ name: 'w' }], weightData: Uint8Array.of(1, 2, 3, 4) },
  onnx: { encoder: Uint8Array.of(5), projector: Uint8Array.of(6) },
  pytorch: new Map<string, Uint8Array | string>([
    ['encoder.safetensors', Uint8Array.of(7)],
    ['likeness.py', 'import torch'],
  ]),
  architecture: { encoder: [{ kind: 'globalAveragePool', name: 'pool' }], head: [] },
  check: { pixels: 'all black', h: [0.5, 1] },
  runLog: '{"config":{}}\n',
};

describe('makeModelZip', () => {
  const files = unzipSync(makeModelZip(CONTENTS));
  const text = (path: string): string => strFromU8(files[path] ?? new Uint8Array());

  it('holds the files of the contract', () => {
    expect(Object.keys(files)).toEqual([
      'README.md',
      'config.json',
      'example.html',
      'tfjs/model.json',
      'tfjs/weights.bin',
      'onnx/encoder.onnx',
      'onnx/projector.onnx',
      'pytorch/encoder.safetensors',
      'pytorch/likeness.py',
      'run.jsonl',
    ]);
  });

  it('names the weights beside the model', () => {
    const model = JSON.parse(text('tfjs/model.json')) as { weightsManifest: unknown };
    expect(model.weightsManifest).toEqual([{ paths: ['weights.bin'], weights: [{ name: 'w' }] }]);
    expect(files['tfjs/weights.bin']).toEqual(Uint8Array.of(1, 2, 3, 4));
  });

  it('says how to prepare pixels', () => {
    expect(JSON.parse(text('config.json'))).toMatchObject({
      preprocessing: { size: 64, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5], colourOrder: 'RGB' },
      trainedSteps: 40,
    });
  });

  it('tells results beside chance, and makes folder names harmless', () => {
    const card = text('README.md');
    expect(card).toContain('Loss at the end: 2.500. Chance is 4.84');
    expect(card).toContain('\\*\\*dogs\\*\\* \\| \\<b\\>');
  });

  it('tells what was measured, beside what it must beat, and how large the photos are', () => {
    const scores = (knn: number) => ({ knn, few: knn / 2 });
    const evaluation = {
      ...{ step: 40, testPhotos: 0, rawPixels: scores(0.4), untrained: scores(0.3), trained: scores(0.8) },
    };
    const dataset = {
      ...CONTENTS.dataset,
      ...{ labelCounts: [200, 40], sizes: { smallest: [10, 20], largest: [4000, 3000] } },
    };
    const zip = unzipSync(makeModelZip({ ...CONTENTS, evaluation, dataset, curves: Uint8Array.of(1) }));
    const card = strFromU8(zip['README.md']!);
    expect(card).toContain('| **h, trained** | 80 % | 40 % |');
    expect(card).toContain('| raw pixels | 40 % | 20 % |');
    expect(card).toContain('cats (200)');
    expect(card).toContain('The smallest measures 10×20 px, the largest 4000×3000 px.');
    expect(card).toContain('](curves.png)');
    expect(zip['curves.png']).toBeDefined();
    expect(text('README.md')).not.toContain('curves.png');
  });

  it('tells of pairs that were marked as the same thing', () => {
    const zip = unzipSync(makeModelZip({ ...CONTENTS, dataset: { ...CONTENTS.dataset, samePairs: 2 } }));
    expect(JSON.parse(strFromU8(zip['config.json']!))).toMatchObject({ samePairs: 2 });
    expect(strFromU8(zip['README.md']!)).toContain('2 pairs of photos were marked by hand');
    expect(text('README.md')).not.toContain('marked by hand');
  });

  it('tells of near-duplicates where there are any, and what was chosen', () => {
    const cardOf = (leave: number, kept: number): string => {
      const duplicates = { photos: 12, groups: { leave, 'keep-one': kept, positives: 0 } };
      const zip = unzipSync(makeModelZip({ ...CONTENTS, dataset: { ...CONTENTS.dataset, duplicates } }));
      expect(JSON.parse(strFromU8(zip['config.json']!))).toMatchObject({ duplicates });
      return strFromU8(zip['README.md']!);
    };
    expect(text('README.md')).not.toContain('near-duplicates');
    expect(cardOf(0, 5)).toContain('12 photos are near-duplicates, in 5 groups: they were trained on by one');
    expect(cardOf(2, 3)).toContain('of these groups 2 were trained on as different photos');
  });

  it('tells what the loss used, and no more', () => {
    const cardOf = (settings: Partial<Settings>, temperature?: number): string => {
      const last = { loss: 1, top1: 1, ...(temperature === undefined ? {} : { temperature }) };
      const contents = { ...CONTENTS, settings: { ...DEFAULT_SETTINGS, ...settings }, last };
      return strFromU8(unzipSync(makeModelZip(contents))['README.md'] ?? new Uint8Array());
    };
    const triplet = cardOf({ loss: 'triplet', margin: 0.7, negatives: 'hard', queue: 64 });
    expect(triplet).toContain('margin 0.7, hard negatives, a queue of 64 embeddings');
    expect(triplet).not.toContain('temperature');
    const learned = cardOf({ learnTemperature: true }, 0.1234);
    expect(learned).toContain('temperature 0.2 at first, 0.123 in the end');
    expect(cardOf({ loss: 'supcon' })).not.toContain('without labels');
    expect(cardOf({ loss: 'supcon' })).toContain('photos of one folder to be alike');
  });

  it('tells the settings of the end, and what was turned when', () => {
    const settings = { ...DEFAULT_SETTINGS, temperature: 0.1, optimizer: 'lars' } as const;
    const changes = [{ step: 20, name: 'temperature', from: 0.2, to: 0.1 }] as const;
    const zip = unzipSync(makeModelZip({ ...CONTENTS, settings, changes }));
    const card = strFromU8(zip['README.md'] ?? new Uint8Array());
    expect(card).toContain('temperature 0.1');
    expect(card).toContain('from step 20 on: temperature 0.2 → 0.1');
    expect(card).toContain('LARS, peak learning rate');
    const config = JSON.parse(strFromU8(zip['config.json'] ?? new Uint8Array())) as object;
    expect(config).toMatchObject({ settings: { temperature: 0.1 }, changes });
    expect(text('README.md')).not.toContain('turned');
    expect(text('config.json')).not.toContain('changes');
  });

  it('tells of a model from a file no training that this page did not see', () => {
    const zip = unzipSync(makeModelZip({ ...CONTENTS, from: 'file' }));
    const card = strFromU8(zip['README.md']!);
    expect(card).toContain('It was opened from a model file and used as it is');
    expect(card).not.toContain('peak learning rate');
    expect(JSON.parse(strFromU8(zip['config.json']!))).toMatchObject({ from: 'file' });
    expect(text('README.md')).toContain('peak learning rate');
  });

  it('is the same bytes for the same contents', () => {
    expect(makeModelZip(CONTENTS)).toEqual(makeModelZip(CONTENTS));
  });
});

describe('a zip that is written', () => {
  it.each(['/etc/passwd', '../up', 'a/../../b'])('refuses the path %s', (path) => {
    expect(() => makeZip(new Map([[path, 'x']]))).toThrow(RangeError);
  });
});
