import type { RunControl } from '../engine/training/run.ts';

/** A run that nobody steers, but for what a test says. */
export function unsteered(overrides: Partial<RunControl> = {}): RunControl {
  return {
    signal: new AbortController().signal,
    isPaused: () => false,
    resumed: () => Promise.resolve(),
    turned: () => null,
    failed: new Promise<never>(() => undefined),
    breathe: () => Promise.resolve(),
    preparing: () => undefined,
    watched: () => undefined,
    ...overrides,
  };
}
