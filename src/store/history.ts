import type { StoreApi } from 'zustand/vanilla';
import type { SettingKey, StudioState } from './state.ts';

/** Something that a user did and can undo, as far as words need to know of it. */
export type Deed =
  | { readonly what: 'setting'; readonly name: SettingKey }
  | { readonly what: 'exclude' | 'include'; readonly photos: number }
  | { readonly what: 'preset' | 'duplicates' | 'suggestions' | 'address' | 'opened-model' };

/** The parts of the state that deeds change. What follows from them is worked out anew when one is undone. */
const UNDOABLE = ['settings', 'chosen', 'groupChoices', 'excluded'] as const;
export type UndoableState = Pick<StudioState, (typeof UNDOABLE)[number]>;

/** A deed, and what it changed: the state is immutable, so that references are all it takes. */
export interface HistoryEntry {
  readonly deed: Deed;
  readonly before: Partial<UndoableState>;
  readonly after: Partial<UndoableState>;
  readonly atMs: number;
}

export interface History {
  /** Oldest first; the last is undone next. */
  readonly past: readonly HistoryEntry[];
  /** The first is redone next. */
  readonly future: readonly HistoryEntry[];
  /** What was told of last, for whoever cannot see it happen. */
  readonly told: { readonly how: 'done' | 'undone' | 'redone'; readonly deed: Deed } | null;
}

export const NO_HISTORY: History = { past: [], future: [], told: null };

const LONGEST = 100;

/** A slider under the hand makes many changes, and one deed. */
const TOGETHER_MS = 1000;

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

function withEntry({ past }: History, entry: HistoryEntry): History {
  const last = past.at(-1);
  const told = { how: 'done', deed: entry.deed } as const;
  if (last && isSameHand(last, entry)) {
    const joined = { ...entry, before: { ...entry.before, ...last.before } };
    return { past: [...past.slice(0, -1), joined], future: [], told };
  }
  return { past: [...past, entry].slice(-LONGEST), future: [], told };
}

function isSameHand(last: HistoryEntry, next: HistoryEntry): boolean {
  if (last.deed.what !== 'setting' || next.deed.what !== 'setting') return false;
  return last.deed.name === next.deed.name && next.atMs - last.atMs < TOGETHER_MS;
}

/** The history without deeds that speak of photos by number: others have come. */
export function withoutPhotos(history: History): History {
  return without(history, ({ before }) => 'excluded' in before || 'groupChoices' in before);
}

/** The history without deeds that speak of groups by number: more photos have come, and groups are numbered anew. */
export function withoutGroups(history: History): History {
  return without(history, ({ before }) => 'groupChoices' in before);
}

function without({ past, future }: History, gone: (entry: HistoryEntry) => boolean): History {
  const stays = (entry: HistoryEntry): boolean => !gone(entry);
  return { past: past.filter(stays), future: future.filter(stays), told: null };
}
