import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { sideways } from './untranslated.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

/**
 * Expects that what is shown keeps WCAG 2.2 AA in light and dark, narrow and wide, and cannot be scrolled sideways. The page
 * is wide and light afterwards.
 *
 * @param within a selector, where only a part of the page is new: that takes a fraction of the time
 */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await transitionsEnded(page);
      const axe = new AxeBuilder({ page }).withTags(TAGS);
      if (within !== undefined) axe.include(within);
      const { violations } = await axe.analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(found, `${what}, ${colorScheme}, ${viewport.width} px`).toEqual([]);
    }
    expect(await sideways(page), `${what} scrolls sideways at ${viewport.width} px`).toBeLessThanOrEqual(0);
  }
}

/** Colours on their way from one theme to the other have the contrast of neither. */
async function transitionsEnded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}
