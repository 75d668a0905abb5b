import type { ByteControl } from '../formats/byteProgress.ts';

/** Waits for all of the work, and hears nothing of it. */
export const UNHURRIED: ByteControl = {
  signal: new AbortController().signal,
  breathe: () => Promise.resolve(),
  progress: () => undefined,
};
