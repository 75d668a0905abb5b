import { isActive } from '../../core/runState.ts';
import { STEPS, type StudioState } from '../../store/state.ts';
import type { Actions } from '../../store/studio.ts';

/** What a key does on the whole page, if it does anything now. */
export function pageShortcut(key: string, state: StudioState, actions: Actions): (() => void) | null {
  if (key === ' ') return pauseOrResume(state, actions);
  const step = STEPS[Number(key) - 1];
  return step === undefined ? null : () => actions.goTo(step);
}

function pauseOrResume({ run }: StudioState, { pause, resume }: Actions): (() => void) | null {
  if (!isActive(run) || run.phase === 'stopping') return null;
  return run.phase === 'paused' || run.phase === 'pausing' ? resume : pause;
}

/** Where keys have a meaning of their own: what is typed into, pressed or opened, and all of an open dialog. */
const OWN_KEYS = 'input, select, textarea, button, a, summary, dialog, [contenteditable]';

/** Whether a key pressed there, alone, is the page's to answer. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false;
  return !(event.target instanceof Element && event.target.closest(OWN_KEYS));
}
