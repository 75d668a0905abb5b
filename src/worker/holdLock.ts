/** Holds a Web Lock as long as this worker lives; resolves when it does. Whoever waits for the lock hears of the worker's end. */
export function holdLock(name: string): Promise<undefined> {
  return new Promise((resolve) => {
    const forEver = new Promise<never>(() => undefined);
    void navigator.locks.request(name, () => {
      resolve(undefined);
      return forEver;
    });
  });
}
