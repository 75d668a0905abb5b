import { Latest } from '../../store/latest.ts';

/** A newer version of the page that is installed and waits to be used; null while there is none. */
export const waitingVersion = new Latest<ServiceWorker>();

/**
 * Keeps the page on this machine, so that it works without a network from the next visit on. Where that cannot be, in a
 * private window or on a host without https, the page works as any other does.
 */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register('./sw.js');
    const look = (): void => {
      // Without a controller this is the first visit, and the version that waits is the one that is seen.
      if (navigator.serviceWorker.controller) waitingVersion.set(registration.waiting);
    };
    const watchInstalling = (): void => registration.installing?.addEventListener('statechange', look);
    look();
    // One may have been found before anyone listened: loading the page asks for it too.
    watchInstalling();
    registration.addEventListener('updatefound', watchInstalling);
  } catch {
    // Refused: see above.
  }
}

/** Lets the version that waits take over, and loads the page anew with it. */
export function switchToVersion(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  // The word that workbox listens for.
  waiting.postMessage({ type: 'SKIP_WAITING' });
}
