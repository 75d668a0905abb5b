import AxeBuilder from '@axe-core/playwright';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

const STEPS = ['Augment', 'Encode', 'Contrast', 'Train', 'Apply'] as const;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test(`every step in ${colorScheme} at ${viewport.width}×${viewport.height} keeps WCAG 2.2 AA`, async ({
      studio,
      page,
    }, info) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await studio.open({ size: 16, batch: 8, steps: 3 });
      const violations = async (): Promise<string[]> => {
        const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      };
      expect(await violations(), 'before any photo').toEqual([]);
      const folder = info.outputPath('photos');
      await makePhotoFolder(page, folder, 4);
      await studio.chooseFolder(folder);
      for (const step of STEPS) {
        await studio.goTo(step);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await violations(), step).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${step} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
}
