import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { disagreements, folder as awkward, reasonsByName } from '../soak/awkward.mjs';
import { readSkipped } from '../soak/skipped.mjs';
import { packedPhotos } from '../support/packedPhotos.ts';
import { expect, test } from '../support/test.ts';
import { makePhotoFolder } from '../support/photoFolder.ts';
import { HEIGHT, turnedPhotos, upright, WIDTH } from '../support/turnedPhotos.ts';

test('all orientations of all formats, and HEIC, are upright to the pixel', async ({ studio, page }) => {
  await studio.open({ size: HEIGHT, backend: 'wasm' });
  const photos = await turnedPhotos(page);
  const files = photos.map(({ name, buffer }) => ({ name, buffer, mimeType: '' }));
  await page.getByLabel('Photo files').setInputFiles(files);
  await expect(studio.importStatus).toContainText(`${photos.length} photos ready`, { timeout: 60_000 });
  const { side, count, pixels } = await packedPhotos(page, HEIGHT);
  expect([side, count]).toEqual([HEIGHT, photos.length]);
  photos.forEach(({ name, orientation }, photo) => {
    const [width, height] = orientation >= 5 ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
    const [left, top] = [(width - side) / 2, (height - side) / 2];
    let worst = 0;
    for (let at = 0; at < side * side; at++) {
      const colour = upright(left + (at % side), top + Math.floor(at / side), orientation);
      for (const [channel, value] of colour.entries())
        worst = Math.max(worst, Math.abs(value - pixels[3 * (photo * side * side + at) + channel]!));
    }
    // Those that lose something lose little; a pixel out of place would be off by far more.
    expect(worst, name).toBeLessThanOrEqual(/^(?:jpeg|heic)/.test(name) ? 24 : 0);
  });
});

test('broken, huge and odd files fare as the browser decodes them', async ({ studio, page }, info) => {
  if (!existsSync(awkward)) {
    info.annotations.push({ type: 'not here', description: `${awkward}: nothing was compared` });
    return;
  }
  await studio.open({ size: 16, backend: 'wasm' });
  await studio.chooseFolder(awkward);
  await expect(studio.importStatus).toContainText('skipped');
  const reasons = reasonsByName(await readSkipped({ page }));
  expect(disagreements(reasons)).toEqual([]);
  expect([...reasons.values()].filter((reason) => !/^(?:is|has) /.test(reason))).toEqual([]);
});

test('names that are markup, formulas, keys of objects, right to left or too long are text', async ({
  studio,
  page,
}, info) => {
  await studio.open({ size: 16, batch: 8, steps: 2, backend: 'wasm' });
  const [first, second] = (await turnedPhotos(page)).filter(({ name }) => /^png/.test(name));
  const names = [
    '<img src=x onerror=globalThis.__pwned=1>.png',
    '=HYPERLINK("x").png',
    '__proto__',
    'constructor',
    'תמונה.png',
    '\u202Egnp.exe.png',
    `${'a'.repeat(251)}.png`,
    'new\nline.png',
  ];
  const root = info.outputPath('photos');
  await makePhotoFolder(page, root, 4);
  for (const [at, kind] of ['__proto__', '<b>bold</b>'].entries()) {
    // A deep tree, and folders that hold nothing.
    const folder = path.join(root, kind, ...Array.from({ length: 24 }, (_, depth) => `d${depth}`));
    mkdirSync(path.join(folder, 'empty'), { recursive: true });
    const { buffer } = at === 0 ? first! : second!;
    for (const name of names) writeFileSync(path.join(folder, name), buffer);
  }
  writeFileSync(path.join(root, '<script>globalThis.__pwned=2</script>'.replace('/', '_')), 'text');
  await studio.chooseFolder(root);
  await expect(studio.importStatus).toContainText('28 photos ready');
  await page.getByRole('listbox', { name: 'Photos', exact: true }).press('End');
  await studio.button('Show skipped files').click();
  await expect(page.getByRole('dialog').getByRole('row', { name: /<script>/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await studio.start();
  await studio.finished(60_000);
  expect(Object.keys(await studio.downloadModel())).toContain('tfjs/model.json');
  expect(await page.evaluate(() => '__pwned' in globalThis)).toBe(false);
});
