import { test as base, expect } from '@playwright/test';
import { StudioPage } from './studioPage.ts';

interface Fixtures {
  readonly studio: StudioPage;
}

/** Browsers fetch the icon of a tab when they like, also past the service worker while a page without a network is loaded. */
const isTabsIcon = (url: string): boolean => url.endsWith('/icon.svg');

/** A test with the page at hand; whatever it does, nothing leaves the machine and nothing goes wrong unseen. */
export const test = base.extend<Fixtures>({
  studio: async ({ page, baseURL }, use) => {
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== new URL(baseURL ?? '').origin)
        foreign.push(request.url());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // Violations of the content security policy come as errors too, from workers as from the page.
      if (message.type() === 'error' && !isTabsIcon(message.location().url)) complaints.push(message.text());
    });
    await use(new StudioPage(page));
    expect(foreign, 'requests to other origins').toEqual([]);
    expect(complaints, 'errors in the console').toEqual([]);
  },
});

export { expect } from '@playwright/test';
