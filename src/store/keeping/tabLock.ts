/** The tab that has it keeps its work; others read what is kept. */
const LOCK = 'likeness keeps work';

/** The part of `navigator.locks` that this needs. */
export interface Locks {
  request(
    name: string,
    options: { readonly ifAvailable?: boolean },
    use: (lock: unknown) => Promise<void>,
  ): Promise<unknown>;
}

/**
 * Whether this tab may keep its work. Where another does, it waits for that to close.
 *
 * @param onTurn called once this tab's turn has come, where it had to wait
 */
export async function takeTurn(locks: Locks | undefined, onTurn: () => void): Promise<boolean> {
  if (locks === undefined) return true;
  const hold = (): Promise<void> => new Promise(() => undefined);
  return new Promise((resolve) => {
    const ask = locks.request(LOCK, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? Promise.resolve() : hold();
    });
    ask
      .then(() =>
        locks.request(LOCK, {}, () => {
          onTurn();
          return hold();
        }),
      )
      // A browser that gives no locks here keeps the tabs of nobody apart.
      .catch(() => resolve(true));
  });
}
