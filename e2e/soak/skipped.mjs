// What the page says of files that it leaves out.

/**
 * The list of skipped files, read off the page.
 * @param {{ page: import('playwright').Page }} studio
 * @returns {Promise<Map<string, string>>} from path to reason
 */
export async function readSkipped({ page }) {
  const opener = page.getByRole('button', { name: 'Show skipped files' });
  if ((await opener.count()) === 0) return new Map();
  await opener.click();
  const rows = await page
    .getByRole('group', { name: 'Skipped files' })
    .locator('tbody tr')
    .evaluateAll((lines) =>
      lines.map(
        (line) => /** @type {[string, string]} */ (Array.from(line.children, (cell) => cell.textContent)),
      ),
    );
  await page.keyboard.press('Escape');
  return new Map(rows);
}

/** How many photos a status of the import says are ready, and how many files were skipped. @param {string} status */
export function counted(status) {
  const number = (/** @type {RegExp} */ words) =>
    Number((words.exec(status)?.[1] ?? '0').replaceAll(',', ''));
  return { ready: number(/([\d,]+) photos? ready/), skipped: number(/([\d,]+) skipped/) };
}
