import { expect, it } from 'vitest';
import { NO_LABELLING } from '../../core/labelling.ts';
import { newVersion, whatStays } from './versionWords.ts';

const runPlace = { number: 1, before: null, photos: 40, photosVersion: 1, said: [] };
const kept = { phase: 'kept', step: 9, bytes: 1, labelling: NO_LABELLING, photos: true } as const;

it('photos have to be added once more for a newer version only where they are not kept', () => {
  const saidOf = (keeping: Parameters<typeof whatStays>[0]['keeping'], photosVersion = 1): string =>
    newVersion(whatStays({ keeping, runPlace, photosVersion }));
  expect(saidOf(kept)).toContain('the training and its photos stay');
  expect(saidOf(kept)).not.toContain('added once more');
  expect(saidOf({ ...kept, photos: false })).toMatch(/the training stay.*added once more/);
  // Others have taken their place.
  for (const said of [saidOf({ phase: 'nothing' }), saidOf(kept, 2)])
    expect(said).toMatch(/Your settings stay; .*added once more/);
});
