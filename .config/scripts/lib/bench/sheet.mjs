// The contact sheet with 50,000 photos: scrolling by the wheel and by leaps, and walking by keys.
import { frameRows, watch } from './frames.mjs';

const photos = 50_000;

/**
 * @param {import('playwright').Page} page
 * @param {{ url: string, progress?: (text: string) => void }} options
 * @returns {Promise<import('./import.mjs').Row[]>}
 */
export async function run(page, { url, progress = () => undefined }) {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(new URL('studio.html', url).href);
  progress(`filling the page with ${photos} photos`);
  await page.evaluate((count) => globalThis.studioBench.fill(count), photos);
  const sheet = page.getByRole('listbox', { name: 'Photos', exact: true });
  const box = await sheet.boundingBox();
  if (box === null) throw new Error('The contact sheet is not to be seen.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);

  progress('scrolling');
  const scrolling = await watch(page, async () => {
    for (let turn = 0; turn < 60; turn++) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(60);
    }
    for (let turn = 0; turn < 40; turn++) {
      await sheet.evaluate(
        (element, part) => {
          element.scrollTop = part * element.scrollHeight;
        },
        ((turn * 37) % 100) / 100,
      );
      await page.waitForTimeout(60);
    }
  });
  progress('walking by keys');
  await sheet.focus();
  const walking = await watch(page, async () => {
    await page.keyboard.press('End');
    for (let turn = 0; turn < 60; turn++) await page.keyboard.press(turn % 3 === 0 ? 'PageUp' : 'ArrowLeft');
    await page.waitForTimeout(1000);
  });
  const position = await sheet.getByRole('option').getAttribute('aria-posinset');
  return [
    ...frameRows(`contact sheet of ${photos} photos, scrolling`, scrolling),
    ...frameRows(`contact sheet of ${photos} photos, by keys`, walking),
    { name: 'photo that the keys lead to, of 50,000', value: Number(position), unit: '' },
  ];
}
