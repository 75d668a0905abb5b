import type { Settings } from '../core/settings.ts';
import { train, type RunContext, type RunControl, type TrainerEvent } from '../engine/training/trainer.ts';
import type { ViewSource } from '../engine/training/viewSource.ts';

/** Steers a run that nobody disturbs. */
export function undisturbed(overrides: Partial<RunControl> = {}): RunControl {
  return {
    signal: new AbortController().signal,
    isPaused: () => false,
    resumed: () => Promise.resolve(),
    failed: new Promise<never>(() => undefined),
    breathe: () => Promise.resolve(),
    preparing: () => undefined,
    ...overrides,
  };
}

/** All that a run tells, and the error that ended it, if one did. */
export async function runToEnd(
  source: ViewSource,
  settings: Settings,
  context: RunContext = {},
): Promise<{ events: TrainerEvent[]; error: unknown }> {
  const events: TrainerEvent[] = [];
  try {
    for await (const event of train(source, settings, undisturbed(), context)) events.push(event);
    return { events, error: null };
  } catch (error) {
    return { events, error };
  }
}
