import type { StoreApi } from 'zustand/vanilla';
import type { Settings } from '../core/settings.ts';
import { withEntry, type Deed, type SettingsPart, type UndoablePart, type UndoableState } from './history.ts';
import type { StudioState } from './state.ts';

const UNDOABLE = [
  'settings',
  'chosen',
  'groupChoices',
  'excluded',
  'pairMarks',
  'labelling',
] as const satisfies readonly (keyof UndoableState)[];

/** Does something, and remembers what it changed of the undoable state, if anything. */
export function remember(state: StoreApi<StudioState>, deed: Deed, act: () => void): void {
  const before = state.getState();
  act();
  const after = state.getState();
  const keys = UNDOABLE.filter(
    (key) => before[key] !== after[key] && textOf(before[key]) !== textOf(after[key]),
  );
  if (keys.length === 0) return;
  const part = (whole: StudioState, other: StudioState): UndoablePart => {
    const changed = Object.fromEntries(keys.map((key) => [key, whole[key]]));
    const settings = keys.includes('settings') && {
      settings: changedSettings(whole.settings, other.settings),
    };
    return { ...changed, ...settings };
  };
  const entry = { deed, before: part(before, after), after: part(after, before), atMs: Date.now() };
  state.setState(({ history }) => ({ history: withEntry(history, entry) }));
}

/** Those of the settings that differ from the other ones. */
function changedSettings(settings: Settings, other: Settings): SettingsPart {
  const { augmentation, ...others } = differing(settings, other);
  return augmentation ? { ...others, augmentation: differing(augmentation, other.augmentation) } : others;
}

function differing<T extends object>(one: T, other: T): Partial<T> {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof T>;
  const changed = [...keys].filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
  return Object.fromEntries(changed.map((key) => [key, one[key]])) as Partial<T>;
}

/** By value: the page's own links set again what is set. */
function textOf(value: UndoableState[keyof UndoableState]): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part instanceof Set || part instanceof Map ? Array.from(part as Iterable<unknown>) : part,
  );
}
