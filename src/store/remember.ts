import type { StoreApi } from 'zustand/vanilla';
import { withEntry, type Deed, type UndoableState } from './history.ts';
import type { StudioState } from './state.ts';

const UNDOABLE = [
  'settings',
  'chosen',
  'groupChoices',
  'excluded',
  'pairMarks',
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
  const part = (whole: StudioState): Partial<UndoableState> =>
    Object.fromEntries(keys.map((key) => [key, whole[key]]));
  const entry = { deed, before: part(before), after: part(after), atMs: Date.now() };
  state.setState(({ history }) => ({ history: withEntry(history, entry) }));
}

/** By value: the page's own links set again what is set. */
function textOf(value: UndoableState[keyof UndoableState]): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part instanceof Set || part instanceof Map ? Array.from(part as Iterable<unknown>) : part,
  );
}
