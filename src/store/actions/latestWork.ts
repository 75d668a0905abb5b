import { untilAborted } from '../../client/untilAborted.ts';
import { asLikenessError } from '../../core/errors.ts';
import type { StudioContext } from '../context.ts';
import type { StudioState } from '../state.ts';
import type { WorkSlot, WorkState } from '../work.ts';
import type { DeviceOpener } from './deviceActions.ts';

/** Runs one piece of work of each kind at a time, once device and photos are ready; the last asked for wins. */
export type LatestWork = (slot: WorkSlot, work: (signal: AbortSignal) => Promise<void>) => Promise<void>;

export function latestWork({ state, photoSync }: StudioContext, opener: DeviceOpener): LatestWork {
  const current: Partial<Record<WorkSlot, AbortController>> = {};
  // What was asked of photos that have gone would come over others.
  state.subscribe((now, before) => {
    if (now.photos.length < before.photos.length) for (const work of Object.values(current)) work.abort();
  });
  return async (slot, work) => {
    current[slot]?.abort();
    const abort = new AbortController();
    current[slot] = abort;
    const show = (work: WorkState): void => {
      if (current[slot] === abort) state.setState({ [slot]: work } as Pick<StudioState, WorkSlot>);
    };
    show({ phase: 'working' });
    try {
      await untilAborted(opener.ready(), abort.signal);
      const { imageSize } = state.getState().settings;
      await untilAborted(photoSync.ensure(imageSize), abort.signal);
      await work(abort.signal);
      show({ phase: 'idle' });
    } catch (thrown) {
      const { code, said } = asLikenessError(thrown);
      show(code === 'aborted' ? { phase: 'idle' } : { phase: 'failed', message: said });
    }
  };
}
