/** The first files wait for decoders to warm up: before this a rate says little of the rest. */
const SECONDS_FOR_RATE = 1.5;

/** Photos or files a second, and how long the rest takes at that; null until that can be told. */
export function paceOf(
  done: number,
  total: number,
  sinceMs: number,
): { readonly rate: number; readonly secondsLeft: number | null } {
  const seconds = Math.max(0.001, (performance.now() - sinceMs) / 1000);
  const rate = done / seconds;
  return { rate, secondsLeft: seconds < SECONDS_FOR_RATE ? null : (total - done) / rate };
}
