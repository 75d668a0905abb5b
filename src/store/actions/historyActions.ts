import { isLive, liveValue, takesChanges } from '../../core/liveSettings.ts';
import { isActive } from '../../core/runState.ts';
import type { StudioContext } from '../context.ts';
import { photoSetOf } from '../photoSet.ts';
import type { HistoryEntry, UndoableState } from '../history.ts';
import type { StudioState } from '../state.ts';
import { withSuggestions } from '../suggestions.ts';
import type { LiveAdjuster } from './liveAdjuster.ts';

export interface HistoryActions {
  /** Takes the last deed back. Does nothing where a run keeps what it changed. */
  readonly undo: () => void;
  /** Does what was undone last once more. */
  readonly redo: () => void;
}

/** Whether a deed can be undone or redone now: a run keeps its photos, and its settings but for those it lets turn. */
export function isReversible({ deed }: HistoryEntry, { run, settings, importing }: StudioState): boolean {
  if (importing.phase === 'importing' || importing.phase === 'collecting') return false;
  if (!isActive(run)) return true;
  return deed.what === 'setting' && takesChanges(run) && isLive(deed.name, settings);
}

export function historyActions({ state }: StudioContext, adjuster: LiveAdjuster): HistoryActions {
  /** Puts back what a deed changed; whatever follows from it is worked out for the photos and the device of now. */
  const restore = ({ deed }: HistoryEntry, part: Partial<UndoableState>): void => {
    const current = state.getState();
    if (isActive(current.run)) {
      if (deed.what !== 'setting' || !isLive(deed.name, current.settings) || !part.settings) return;
      adjuster.turn(deed.name, liveValue(part.settings, deed.name));
      state.setState(({ chosen }) => ({ chosen: part.chosen ?? chosen }));
      return;
    }
    const next = { ...part, ...photoSetOf({ ...current, ...part }) };
    state.setState({ ...next, ...withSuggestions({ ...current, ...next }) });
  };

  return {
    undo() {
      const { past, future } = state.getState().history;
      const entry = past.at(-1);
      if (!entry || !isReversible(entry, state.getState())) return;
      restore(entry, entry.before);
      const told = { how: 'undone', deed: entry.deed } as const;
      state.setState({ history: { past: past.slice(0, -1), future: [entry, ...future], told } });
    },
    redo() {
      const { past, future } = state.getState().history;
      const [entry, ...later] = future;
      if (!entry || !isReversible(entry, state.getState())) return;
      restore(entry, entry.after);
      const told = { how: 'redone', deed: entry.deed } as const;
      // Not the same hand any more: what is set next is a deed of its own.
      state.setState({ history: { past: [...past, { ...entry, atMs: -Infinity }], future: later, told } });
    },
  };
}
