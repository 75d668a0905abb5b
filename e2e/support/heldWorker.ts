import type { Page } from '@playwright/test';

/** What a worker waits for; no such file is served. */
const GATE = '/held';

/**
 * Looks at the page while one of its workers stands still, so that what passes in a moment stays for as long as it takes to
 * look. Requests that the page makes meanwhile are answered afterwards.
 */
export async function whileHeld(
  page: Page,
  worker: 'dataset' | 'keeper',
  look: () => Promise<void>,
): Promise<void> {
  const held = page.workers().find((other) => other.url().includes(`${worker}.worker`));
  if (held === undefined) throw new Error(`There is no ${worker} worker yet.`);
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  await page.route(`**${GATE}`, async (route) => {
    await opened;
    await route.fulfill({ body: '' });
  });
  const asked = page.waitForRequest(`**${GATE}`);
  // Not awaited in the worker: it hears of nothing else until it is answered.
  const standing = held.evaluate((url) => {
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.send();
  }, GATE);
  await asked;
  try {
    await look();
  } finally {
    open();
    await standing;
    await page.unroute(`**${GATE}`);
  }
}
