/** Runs queued at once at the most. */
const MAX_REPEATS = 4096;

/**
 * Milliseconds of one run, from a sample of as many runs as take `atLeastMs` together, so that waiting for the
 * device weighs little. The first run compiles what it needs and is not counted.
 *
 * @param runs queues so many runs, and waits once until the device has finished them
 */
export async function millisecondsOfOne(
  runs: (repeats: number) => Promise<void>,
  atLeastMs: number,
): Promise<number> {
  await runs(1);
  for (let repeats = 1; ;) {
    const started = performance.now();
    await runs(repeats);
    const elapsedMs = performance.now() - started;
    if (elapsedMs >= atLeastMs || repeats === MAX_REPEATS) return elapsedMs / repeats;
    const wanted = Math.ceil((1.2 * repeats * atLeastMs) / Math.max(elapsedMs, 0.1));
    repeats = Math.min(MAX_REPEATS, Math.max(repeats + 1, wanted));
  }
}
