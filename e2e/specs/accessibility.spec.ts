import AxeBuilder from '@axe-core/playwright';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

const STEPS = ['Augment', 'Encode', 'Contrast', 'Train', 'Apply'] as const;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const VIEWPORTS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

// In one page: to open it and read photos takes as long as all that is looked at.
test('every step keeps WCAG 2.2 AA, in light and dark, wide and narrow', async ({ studio, page }, info) => {
  const check = async (what: string): Promise<void> => {
    for (const viewport of VIEWPORTS) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        expect(found, `${what}, ${colorScheme}, ${viewport.width} px`).toEqual([]);
      }
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${what} scrolls sideways at ${viewport.width} px`).toBeLessThanOrEqual(0);
    }
  };
  await studio.open({ size: 16, batch: 8, steps: 3 });
  await check('before any photo');
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  await studio.chooseFolder(folder);
  await page.getByText('Why these?').click();
  for (const step of STEPS) {
    await studio.goTo(step);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (step === 'Train') await studio.button('More measures').click();
    await check(step);
  }
});

test('keys pause, go to steps and list themselves, and can be turned off', async ({ studio, page }, info) => {
  await studio.open({ size: 16, batch: 8, steps: 5000, backend: 'wasm' });
  const folder = info.outputPath('photos');
  await makePhotoFolder(page, folder, 4);
  await studio.chooseFolder(folder);
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('1');
  await expect(page).toHaveURL(/step=augment/);
  await studio.start();
  await studio.reachStep(2);
  await page.getByRole('main').focus();
  await page.keyboard.press(' ');
  await expect(studio.trainingStatus).toContainText('paused');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('pause the training');
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').withTags(TAGS).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await help.getByRole('checkbox', { name: /Single keys/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await expect(page).not.toHaveURL(/step=encode/);
});
