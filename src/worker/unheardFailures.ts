/** The part of a worker's global scope that this needs. */
export interface FailingScope {
  addEventListener(
    type: 'unhandledrejection',
    listener: (event: Pick<PromiseRejectionEvent, 'reason' | 'preventDefault'>) => void,
  ): void;
  reportError(thrown: unknown): void;
}

/** Work on a device that is lost may fail unheard too, and the loss itself is told a moment later: it has the better words. */
const GRACE_MS = 500;

/**
 * Has a promise that fails with nobody to hear of it end the worker, as an uncaught error does. Browsers tell the page of
 * the latter alone, and a run whose part has failed in silence would wait for it forever, or go on without.
 */
export function reportUnheardFailures(scope: FailingScope): void {
  scope.addEventListener('unhandledrejection', (event) => {
    // Reported below; the console needs it once.
    event.preventDefault();
    setTimeout(() => scope.reportError(event.reason), GRACE_MS);
  });
}
