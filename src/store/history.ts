import type { PairMark } from '../core/pairMarks.ts';
import type { Augmentation } from '../core/augmentation.ts';
import type { Labelling } from '../core/labelling.ts';
import type { DuplicateChoice, SettingKey, Settings } from '../core/settings.ts';

/** Something that a user did and can undo, as far as words need to know of it. */
export type Deed =
  | { readonly what: 'setting'; readonly name: SettingKey }
  | { readonly what: 'exclude' | 'include' | 'label' | 'unlabel'; readonly photos: number }
  | { readonly what: 'classes' | 'folder-labels' | 'label-file' }
  | { readonly what: 'preset' | 'pair' | 'duplicates' | 'suggestions' | 'address' | 'opened-model' };

/** The part of the state that deeds change. What follows from it is worked out anew when one is undone. */
export interface UndoableState {
  readonly settings: Settings;
  /** What the user has set; of this no suggestion touches anything. */
  readonly chosen: ReadonlySet<SettingKey>;
  /** What was chosen for single groups of near-duplicates, by number; the setting counts for all others. */
  readonly groupChoices: ReadonlyMap<number, DuplicateChoice>;
  /** Ids of photos that the user does not want: the next run, its map and its measures do without them. */
  readonly excluded: ReadonlySet<number>;
  /** What the user has said of pairs of photos, in that order. */
  readonly pairMarks: readonly PairMark[];
  /** The classes that photos are to be told by, and the labels that the user has given. No contrastive run knows them. */
  readonly labelling: Labelling;
}

/** Settings that a deed changed, and no others: what another has set stays when this one is undone. */
export type SettingsPart = Partial<Omit<Settings, 'augmentation'>> & {
  readonly augmentation?: Partial<Augmentation>;
};

/** The state is immutable, so that references are all it takes. */
export type UndoablePart = Partial<Omit<UndoableState, 'settings'>> & { readonly settings?: SettingsPart };

/** A deed, and what it changed. */
export interface HistoryEntry {
  readonly deed: Deed;
  readonly before: UndoablePart;
  readonly after: UndoablePart;
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

/** With one more deed, or with the last one carried on; what had been undone is forgotten. */
export function withEntry({ past }: History, entry: HistoryEntry): History {
  const last = past.at(-1);
  const told = { how: 'done', deed: entry.deed } as const;
  if (last && isSameHand(last, entry)) {
    const before = over(entry.before, last.before);
    const joined = { ...entry, before, after: over(last.after, entry.after) };
    return { past: [...past.slice(0, -1), joined], future: [], told };
  }
  return { past: [...past, entry].slice(-LONGEST), future: [], told };
}

/** One part of the state laid over another. */
function over(below: UndoablePart, above: UndoablePart): UndoablePart {
  if (!below.settings || !above.settings) return { ...below, ...above };
  const augmentation = { ...below.settings.augmentation, ...above.settings.augmentation };
  return { ...below, ...above, settings: { ...below.settings, ...above.settings, augmentation } };
}

/** Settings with a part of them as it was, or as it became. */
export function settingsWith(settings: Settings, part: SettingsPart = {}): Settings {
  const augmentation = { ...settings.augmentation, ...part.augmentation };
  return { ...settings, ...part, augmentation };
}

function isSameHand(last: HistoryEntry, next: HistoryEntry): boolean {
  if (last.deed.what !== 'setting' || next.deed.what !== 'setting') return false;
  return last.deed.name === next.deed.name && next.atMs - last.atMs < TOGETHER_MS;
}

/** The history without deeds that speak of photos by number: others have come. */
export function withoutPhotos(history: History): History {
  return without(history, ({ before }) =>
    ['excluded', 'pairMarks', 'groupChoices', 'labelling'].some((key) => key in before),
  );
}

/** The history without what speaks of groups by number: more photos have come, and groups are numbered anew. */
export function withoutGroups({ past, future }: History): History {
  const stripped = (entries: readonly HistoryEntry[]): HistoryEntry[] =>
    entries.flatMap((entry) => {
      const [before, after] = [
        partWithout(entry.before, 'groupChoices'),
        partWithout(entry.after, 'groupChoices'),
      ];
      return Object.keys(before).length === 0 ? [] : [{ ...entry, before, after }];
    });
  return { past: stripped(past), future: stripped(future), told: null };
}

/** A part of the state without one of its keys. */
export function partWithout(part: UndoablePart, key: keyof UndoablePart): UndoablePart {
  return Object.fromEntries(Object.entries(part).filter(([name]) => name !== key));
}

/** The history without deeds that changed the encoder from a file: only the weights of the last are at hand. */
export function withoutOpened(history: History): History {
  return without(history, ({ before }) => before.settings !== undefined && 'own' in before.settings);
}

function without({ past, future }: History, gone: (entry: HistoryEntry) => boolean): History {
  const stays = (entry: HistoryEntry): boolean => !gone(entry);
  return { past: past.filter(stays), future: future.filter(stays), told: null };
}
