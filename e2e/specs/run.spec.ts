import { makePhotoFolder } from '../support/photoFolder.ts';
import type { LogRow } from '../support/studioPage.ts';
import { expect, test } from '../support/test.ts';

for (const backend of ['webgpu', 'wasm']) {
  test(`on ${backend} a run pauses, resumes, stops, and its model can be saved at each`, async ({
    studio,
    page,
  }, info) => {
    await studio.open({ encoder: 'tiny', size: 16, batch: 8, steps: 5000, seed: 3, backend, tune: 'off' });
    const folder = info.outputPath('photos');
    await makePhotoFolder(page, folder, 8);
    await studio.chooseFolder(folder);
    await studio.start();
    await studio.reachStep(3);

    await studio.button('Pause').click();
    await expect(studio.trainingStatus).toContainText('paused');
    const resting = await studio.step();
    expect(Object.keys(await studio.downloadModel())).toContain('tfjs/model.json');
    expect(await studio.step()).toBe(resting);

    await studio.button('Resume').click();
    await studio.reachStep(resting + 3);
    await studio.button('Stop').click();
    await expect(studio.trainingStatus).toContainText('stopped');
    const { rows } = await studio.downloadRunLog();
    expect(rows.at(-1)?.step).toBeGreaterThanOrEqual(resting + 3);
    expect(rows.map((row) => row.step)).toEqual(rows.map((_, at) => at + 1));
    await expect(studio.button('Start training')).toBeVisible();
  });
}

/** A run's log but for what a clock says. */
function whatWasLearned(rows: readonly LogRow[]): Partial<LogRow>[] {
  return rows.map((row) => ({ ...row, stepMs: 0, imagesPerSecond: 0 }));
}

test('on wasm the same seed gives the same run log after a reload', async ({ studio, page }, info) => {
  const folder = info.outputPath('photos');
  const logs: unknown[] = [];
  for (let run = 0; run < 2; run++) {
    await studio.open({ encoder: 'tiny', size: 16, batch: 8, steps: 6, seed: 4, backend: 'wasm' });
    await page.reload();
    if (run === 0) await makePhotoFolder(page, folder, 8);
    await studio.chooseFolder(folder);
    await studio.start();
    await studio.finished();
    logs.push(whatWasLearned((await studio.downloadRunLog()).rows));
    // The page asks before a trained model is lost; here it may be.
    page.once('dialog', (dialog) => void dialog.accept());
  }
  expect(logs[1]).toEqual(logs[0]);
});

test('on webgpu the same seed gives the same run log once more', async ({ studio, page }, info) => {
  await studio.open({
    encoder: 'tiny',
    size: 16,
    batch: 8,
    steps: 6,
    seed: 4,
    backend: 'webgpu',
    tune: 'off',
  });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 8);
  await studio.chooseFolder(folder);
  const logs: unknown[] = [];
  for (let run = 0; run < 2; run++) {
    await studio.start();
    // What the run before left standing goes first.
    await expect(studio.trainingStatus).not.toContainText('finished');
    await studio.finished();
    logs.push(whatWasLearned((await studio.downloadRunLog()).rows));
  }
  expect(logs[1]).toEqual(logs[0]);
});

test('a hidden tab goes on training', async ({ studio, page, context }, info) => {
  await studio.open({ size: 16, batch: 8, steps: 5000 });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 8);
  await studio.chooseFolder(folder);
  await studio.start();
  await studio.reachStep(2);
  const other = await context.newPage();
  await other.bringToFront();
  const before = await studio.step();
  await studio.reachStep(before + 4);
  await other.close();
});
