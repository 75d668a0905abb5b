// A browser that gives 20 MB: the page says once what does not fit, and training and download go on.
import { statSync } from 'node:fs';
import path from 'node:path';
import { begin, reach, stepOf } from './faults.mjs';
import { makePhotos } from './photos.mjs';

const QUOTA_BYTES = 20e6;
/** Their pixels alone are more than that. */
const PHOTOS = 1500;

/** Sizes of files that take what room is left, the last crumbs too: one that does not fit takes none. */
const PIECES = [100_000, 10_000, 1000];

/** Takes all room that is left. @param {readonly number[]} pieces @returns {Promise<number>} bytes */
const fill = async (pieces) => {
  const folder = await navigator.storage.getDirectory();
  let bytes = 0;
  for (const size of pieces) {
    for (let fits = true; fits;) {
      const file = await (await folder.getFileHandle(`soak ${bytes}`, { create: true })).createWritable();
      try {
        await file.write(new Uint8Array(size));
        await file.close();
        bytes += size;
      } catch {
        fits = false;
      }
    }
  }
  return bytes;
};

/** @type {import('./stage.mjs').Part} */
export const quota = {
  minutes: 20,
  run: async (stage) => {
    const studio = await stage.open({
      encoder: 'small',
      size: '96',
      batch: '8',
      steps: '100000',
      backend: 'wasm',
    });
    const { page } = studio;
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA_BYTES });
    await begin(studio, await makePhotos(stage, page, PHOTOS));
    const photosNote = page.getByText(/its photos do not fit there/);
    const fullNote = page.getByText(/no more room to keep your work/);
    await photosNote.or(fullNote).waitFor();
    const first = (await photosNote.or(fullNote).textContent()) ?? '';
    const filled = await page.evaluate(fill, PIECES);
    await reach(studio, (await stepOf(studio)) + 5);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await studio.until('Training', (text) => text.includes('paused'));
    await fullNote.waitFor();
    const notes = await fullNote.or(photosNote).count();
    const paused = await stepOf(studio);
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await reach(studio, paused + 5);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await studio.until('Training', (text) => text.includes('stopped'));
    const model = path.join(stage.folder, 'likeness-model.zip');
    await studio.downloadModel(model, true);
    stage.progress(first);
    return [
      {
        name: 'photos that do not fit are told of',
        value: Number(first.length > 0),
        unit: '',
        target: { atLeast: 1 },
        note: first,
      },
      { name: 'room that was then taken away', value: filled / 1e6, unit: 'MB' },
      { name: 'notes at once', value: notes, unit: '', target: { atMost: 1 } },
      {
        name: 'steps taken after storage was full',
        value: (await stepOf(studio)) - paused,
        unit: '',
        target: { atLeast: 5 },
      },
      { name: 'model taken home', value: statSync(model).size / 1e6, unit: 'MB', target: { atLeast: 0.1 } },
      {
        name: 'errors that a page let escape',
        value: stage.complaints.filter((text) => !/Quota/i.test(text)).length,
        unit: '',
        target: { atMost: 0 },
        note: stage.complaints[0] ?? '',
      },
    ];
  },
};
