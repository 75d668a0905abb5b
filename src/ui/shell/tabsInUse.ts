import type { StoreApi } from 'zustand/vanilla';
import { isActive } from '../../core/runState.ts';
import type { StudioState } from '../../store/state.ts';

/** A lock that each tab shares while it has something to lose. */
const IN_USE = 'likeness in use';

/** Lets go of this tab's share of it. */
let release: (() => void) | null = null;

/**
 * While this tab trains, or has a model that nobody has downloaded, no other may bring in a newer version: the files of
 * this one would be gone, some of which are loaded only when they are needed.
 */
export function holdWhileInUse(state: StoreApi<StudioState>): void {
  if (!('locks' in navigator)) return;
  state.subscribe(({ run, model, leaving }) => {
    const inUse = !leaving && (isActive(run) || (model.phase === 'trained' && !model.saved));
    if (inUse === (release !== null)) return;
    release?.();
    release = null;
    if (!inUse) return;
    const held = new Promise<void>((resolve) => (release = resolve));
    void navigator.locks.request(IN_USE, { mode: 'shared' }, () => held);
  });
}

/** Whether another tab trains, or has a model that nobody has downloaded. */
export async function areOthersInUse(): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  const holders = held.filter(({ name }) => name === IN_USE).length;
  return holders > (release === null ? 0 : 1);
}
