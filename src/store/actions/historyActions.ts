import { isLive, takesChanges, type LiveName } from '../../core/liveSettings.ts';
import { choicesAfter } from '../../core/pairMarks.ts';
import { isActive } from '../../core/runState.ts';
import type { Settings } from '../../core/settings.ts';
import type { StudioContext } from '../context.ts';
import { photoSetOf } from '../photoSet.ts';
import { partWithout, settingsWith, type HistoryEntry, type UndoablePart } from '../history.ts';
import type { StudioState } from '../state.ts';
import { withSuggestions } from '../suggestions.ts';
import type { LiveAdjuster } from './liveAdjuster.ts';

export interface HistoryActions {
  /** Takes the last deed back. Does nothing where a run keeps what it changed. */
  readonly undo: () => void;
  /** Does what was undone last once more. */
  readonly redo: () => void;
}

/** What a deed changed of the settings that a run lets turn; null where it changed anything else. */
function liveChanges(part: UndoablePart, settings: Settings): [LiveName, number][] | null {
  const { settings: changed, ...others } = partWithout(part, 'chosen');
  if (!changed || Object.keys(others).length > 0) return null;
  const { augmentation, ...single } = changed;
  const changes = Object.entries({ ...single, ...augmentation }) as [LiveName, number][];
  return changes.every(([name]) => isLive(name, settings)) ? changes : null;
}

/** Whether a deed changed labels alone, of which no run knows. */
const isOfLabels = (part: UndoablePart): boolean => Object.keys(part).every((key) => key === 'labelling');

/** Whether a deed can be undone or redone now: a run keeps its photos, and its settings but for those it lets turn. */
export function isReversible({ before }: HistoryEntry, { run, settings, importing }: StudioState): boolean {
  if (importing.phase === 'importing' || importing.phase === 'collecting') return false;
  if (!isActive(run) || isOfLabels(before)) return true;
  return takesChanges(run) && liveChanges(before, settings) !== null;
}

export function historyActions({ state }: StudioContext, adjuster: LiveAdjuster): HistoryActions {
  /** Puts back what a deed changed; whatever follows from it is worked out for the photos and the device of now. */
  const restore = (part: UndoablePart): void => {
    const current = state.getState();
    if (isOfLabels(part)) {
      state.setState({ labelling: part.labelling ?? current.labelling });
      return;
    }
    const { settings: changed, ...others } = part;
    if (isActive(current.run)) {
      for (const [name, value] of liveChanges(part, current.settings) ?? []) adjuster.turn(name, value);
      state.setState(({ chosen }) => ({ chosen: part.chosen ?? chosen }));
      return;
    }
    const photoSet = photoSetOf({ ...current, ...others });
    const groupChoices =
      part.groupChoices ?? choicesAfter(current.groups, current.groupChoices, photoSet.groups);
    const settings = settingsWith(current.settings, changed);
    const next = { ...others, ...photoSet, groupChoices, settings };
    state.setState({ ...next, ...withSuggestions({ ...current, ...next }) });
  };

  return {
    undo() {
      const { past, future } = state.getState().history;
      const entry = past.at(-1);
      if (!entry || !isReversible(entry, state.getState())) return;
      restore(entry.before);
      const told = { how: 'undone', deed: entry.deed } as const;
      state.setState({ history: { past: past.slice(0, -1), future: [entry, ...future], told } });
    },
    redo() {
      const { past, future } = state.getState().history;
      const [entry, ...later] = future;
      if (!entry || !isReversible(entry, state.getState())) return;
      restore(entry.after);
      const told = { how: 'redone', deed: entry.deed } as const;
      // Not the same hand any more: what is set next is a deed of its own.
      state.setState({ history: { past: [...past, { ...entry, atMs: -Infinity }], future: later, told } });
    },
  };
}
