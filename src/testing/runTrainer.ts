import type { Settings } from '../core/settings.ts';
import type { RunContext, TrainerEvent } from '../engine/training/run.ts';
import { train } from '../engine/training/trainer.ts';
import type { ViewSource } from '../engine/training/viewSource.ts';
import { unsteered } from './runControl.ts';

/** All that a run tells, and the error that ended it, if one did. */
export async function runToEnd(
  source: ViewSource,
  settings: Settings,
  context: RunContext = {},
): Promise<{ events: TrainerEvent[]; error: unknown }> {
  const events: TrainerEvent[] = [];
  try {
    for await (const event of train(source, settings, unsteered(), context)) events.push(event);
    return { events, error: null };
  } catch (error) {
    return { events, error };
  }
}
