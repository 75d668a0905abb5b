import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { runBasisWords, runDifferences } from './runDifferences.ts';

const basis = { settings: DEFAULT_SETTINGS, photos: 240, photosVersion: 1, said: [new Set(), []] };
const withSettings = (settings: Partial<typeof DEFAULT_SETTINGS>) => ({
  ...basis,
  settings: { ...DEFAULT_SETTINGS, ...settings },
});

it('says what was changed, shortly and in order', () => {
  expect(runDifferences(basis, withSettings({ batchSize: 128, temperature: 0.1 }))).toBe(
    'τ 0.2 → 0.1, batch 64 → 128',
  );
  expect(runDifferences(basis, withSettings({ loss: 'dcl' }))).toBe('NT-Xent (InfoNCE) → Decoupled (DCL)');
  expect(runDifferences(basis, basis)).toBe('the same settings');
});

it('a setting that neither loss uses is no difference', () => {
  expect(runDifferences(basis, withSettings({ margin: 1 }))).toBe('the same settings');
  const triplets = withSettings({ loss: 'triplet' });
  const wide = withSettings({ loss: 'triplet', margin: 1, temperature: 1 });
  expect(runDifferences(triplets, wide)).toBe('margin 0.5 → 1');
});

it('tells of views and of photos', () => {
  const flipped = withSettings({ augmentation: { ...DEFAULT_SETTINGS.augmentation, flip: 0 } });
  expect(runDifferences(basis, flipped)).toBe('mirror half of the views → never');
  expect(runDifferences(basis, { ...basis, photos: 600, photosVersion: 2 })).toBe('photos 240 → 600');
  expect(runDifferences(basis, { ...basis, photosVersion: 2 })).toBe('other photos');
  expect(runDifferences(basis, { ...basis, photos: 230 })).toBe('photos 240 → 230');
  expect(runDifferences(basis, { ...basis, said: [new Set([1]), []] })).toContain('excluded photos');
});

it('a first run says what it is', () => {
  expect(runBasisWords(basis)).toBe('Tiny, NT-Xent (InfoNCE), batch 64, τ 0.2, 240 photos');
});
