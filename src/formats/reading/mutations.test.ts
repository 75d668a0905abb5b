import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../core/architecture/encoders.ts';
import { damagedZips, DEEP } from '../../testing/damagedZips.ts';
import { batchNorm, conv, layersModelFiles, POOL, type DrawnLayer } from '../../testing/layersModels.ts';
import { outcomesOf } from '../../testing/outcomes.ts';
import { openModelZip } from './openModelZip.ts';

const ROUNDS = 1000;

/** A residual block, so that wiring has something to lose its way in. */
const LAYERS: readonly DrawnLayer[] = [
  conv('c1', 3, 8),
  batchNorm('b1', 8),
  { name: 'r1', className: 'ReLU' },
  conv('c2', 8, 8),
  batchNorm('b2', 8),
  { name: 'add', className: 'Add', inputs: ['b2', 'r1'] },
  { name: 'r2', className: 'ReLU', inputs: ['add'] },
  POOL,
];
const FILES = {
  ...(layersModelFiles(LAYERS) as Record<'model.json' | 'w.bin', Uint8Array>),
  'config.json': strToU8(
    JSON.stringify({ format: 'likeness-model', trainedSteps: 3, ...ARCHITECTURES.tiny }),
  ),
};
// The model is what a page opens; its config only tells of it.
const PARTS = {
  files: FILES,
  texts: ['model.json', 'model.json', 'model.json', 'config.json'],
  numbers: 'w.bin',
};

describe('a thousand damaged models', () => {
  it('are opened or refused in words', { timeout: 60_000 }, async () => {
    expect(await outcomesOf(damagedZips(PARTS, ROUNDS), openModelZip)).toEqual([
      'bad-model',
      'bad-zip',
      'no-tfjs-model',
      'opened',
      'unsupported-model',
    ]);
  });

  it('may nest nothing deeper than a stack', () => {
    const text = strFromU8(FILES['model.json']);
    for (const value of ['[3,3]', '"same"', '"Functional"', '"c1"']) {
      const deep = zipSync({ ...FILES, 'model.json': strToU8(text.replace(value, DEEP)) });
      expect(() => openModelZip(deep)).toThrow(/nested too deep/);
    }
  });
});
