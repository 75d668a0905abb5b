import { expectAccessible } from '../support/accessible.ts';
import { whileHeld } from '../support/heldWorker.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import type { LogRow, StudioPage } from '../support/studioPage.ts';
import { expect, test } from '../support/test.ts';

/** Long enough to be paused on a fast machine. */
const STEPS = 90;
const SETTINGS = {
  encoder: 'tiny',
  size: 32,
  batch: 8,
  steps: STEPS,
  backend: 'wasm',
  loss: 'info-nce',
  queue: 20,
};

/** What a run computes, and not how long it takes. */
const figures = (rows: readonly LogRow[]): number[][] =>
  rows.map(({ step, loss, top1 }) => [step, loss, top1]);

async function pauseAfter(studio: StudioPage, step: number): Promise<number> {
  await studio.reachStep(step);
  await studio.button('Pause').click();
  await expect(studio.trainingStatus).toContainText('paused');
  return studio.step();
}

async function finish(studio: StudioPage): Promise<number[][]> {
  await studio.button('Resume').click();
  await studio.finished();
  return figures((await studio.downloadRunLog()).rows);
}

test('a run goes on to the bit after a reload, and from a project file', async ({ studio, page }, info) => {
  await studio.open(SETTINGS);
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 10);
  await studio.chooseFolder(folder);
  await studio.start();
  await studio.finished();
  const unbroken = figures((await studio.downloadRunLog()).rows);

  await studio.startAnew();
  await expect(studio.trainingStatus).not.toContainText('finished');
  const step = await pauseAfter(studio, 3);
  await studio.goTo('Apply');
  await expect(page.getByText(`Step ${step} is kept in this browser`)).toBeVisible();
  await page.getByLabel('With the photos').check();
  // A file that takes long is told of, and can be given up.
  await whileHeld(page, 'keeper', async () => {
    await studio.button('Save project').click();
    await expect(page.getByRole('progressbar', { name: 'Saving the project' })).toBeVisible();
    await studio.button('Cancel').click();
    await expect(studio.button('Save project')).toBeEnabled();
  });
  const saving = page.waitForEvent('download');
  await studio.button('Save project').click();
  const project = info.outputPath('likeness-project.zip');
  await (await saving).saveAs(project);

  await page.reload();
  await expect(studio.button('Continue where you left off')).toBeVisible();
  await expectAccessible(page, 'work to continue', 'main');
  await studio.button('Continue where you left off').click();
  await expect(studio.trainingStatus).toContainText(`step ${step} of ${STEPS}`);
  expect(await finish(studio)).toEqual(unbroken);

  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await studio.button('Forget everything').click();
  await expectAccessible(page, 'what would be forgotten', '.continue-card');
  await studio.button('Forget everything').click();
  await expect(studio.button('Continue where you left off')).toBeHidden();
  await page.getByLabel('Open project').setInputFiles(project);
  await expect(studio.trainingStatus).toContainText(`step ${step} of ${STEPS}`);
  expect(await finish(studio)).toEqual(unbroken);
});

test('a browser without room costs no training and no model', async ({ studio, page, baseURL }, info) => {
  const session = await page.context().newCDPSession(page);
  await studio.open({ ...SETTINGS, size: 16, steps: 16 });
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(baseURL ?? '').origin,
    quotaSize: 20_000,
  });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 10);
  await studio.chooseFolder(folder);
  await studio.start();
  await studio.finished();
  await expect(page.getByText(/The browser has no more room to keep your work/)).toBeVisible();
  await expectAccessible(page, 'no room', '.notices');
  expect(Object.keys(await studio.downloadModel())).toContain('tfjs/model.json');
});
