import type { Actions } from '../../store/studio.ts';

/** Where the browser undoes by itself what was typed. */
const TEXT_FIELDS =
  'input:not([type=range], [type=checkbox], [type=radio], [type=file]), textarea, [contenteditable]';

/** Whether the keys were pressed where text is written. */
export function isInText({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(TEXT_FIELDS) !== null;
}

/** What a chord does on the whole page: Ctrl or ⌘ with Z undoes, with Shift and Z, or with Y, redoes. */
export function pageChord(
  { key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent,
  { undo, redo }: Pick<Actions, 'undo' | 'redo'>,
): (() => void) | null {
  if (altKey || !(ctrlKey || metaKey)) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? redo : undo;
  return letter === 'y' && !shiftKey ? redo : null;
}
