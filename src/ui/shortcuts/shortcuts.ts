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

/** Where characters are typed or choose by their first letter, and all of an open dialog. */
const TYPED_INTO =
  'input:not([type=checkbox], [type=radio], [type=range], [type=file]), select, textarea, dialog, [contenteditable]';

/** Where Space has a meaning of its own besides: what it presses, ticks or opens. */
const PRESSED = 'input, button, a, summary';

/** Whether a key pressed there, alone, is the page's to answer. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false;
  const taken = event.key === ' ' ? `${TYPED_INTO}, ${PRESSED}` : TYPED_INTO;
  return !(event.target instanceof Element && event.target.closest(taken));
}
