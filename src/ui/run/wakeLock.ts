/** The part of a document that tells whether anyone sees it. */
export interface SeenDocument extends Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
  readonly visibilityState: DocumentVisibilityState;
}

/** The part of `navigator.wakeLock` that this needs. */
export interface WakeLocks {
  request(type: 'screen'): Promise<Pick<WakeLockSentinel, 'release'>>;
}

/**
 * Keeps the screen awake, and with it most laptops. The browser takes the lock away from a page that nobody sees, and
 * refuses it when the battery is low: it is asked for again whenever the page comes to be seen.
 *
 * @returns lets the screen sleep again
 */
export function stayAwake(seen: SeenDocument, locks: WakeLocks): () => void {
  let lock: Pick<WakeLockSentinel, 'release'> | null = null;
  let over = false;
  const letGo = (held: typeof lock): void => void held?.release().catch(() => undefined);
  const hold = async (): Promise<void> => {
    if (seen.visibilityState !== 'visible') return;
    const got = await locks.request('screen').catch(() => null);
    if (over) {
      letGo(got);
    } else {
      letGo(lock);
      lock = got;
    }
  };
  const holdAgain = (): void => void hold();
  seen.addEventListener('visibilitychange', holdAgain);
  holdAgain();
  return () => {
    over = true;
    seen.removeEventListener('visibilitychange', holdAgain);
    letGo(lock);
  };
}
