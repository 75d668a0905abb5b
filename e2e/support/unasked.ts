import type { Page } from '@playwright/test';

/** From its next load on, the page finds a newer version of itself installed. */
export async function withNewVersion(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waiting = { postMessage: () => undefined };
    const registration = { waiting, installing: null, addEventListener: () => undefined };
    Object.defineProperty(navigator, 'serviceWorker', {
      value: {
        controller: waiting,
        register: () => Promise.resolve(registration),
        addEventListener: () => undefined,
      },
    });
  });
}

/** From now on the page finds a camera, which sees a dark wall. */
export async function withCamera(page: Page): Promise<void> {
  await page.evaluate(() => {
    const wall = document.createElement('canvas');
    [wall.width, wall.height] = [320, 240];
    const context = wall.getContext('2d');
    // Again and again: a picture that nothing is drawn on is no film.
    setInterval(() => context?.fillRect(0, 0, wall.width, wall.height), 100);
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(wall.captureStream(5));
  });
}

/** From now on every canvas of the page fails, as where a browser has run out of memory for them. */
export async function withoutCanvases(page: Page): Promise<void> {
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.getContext = () => {
      throw new Error('There is no more memory for canvases.');
    };
  });
}
