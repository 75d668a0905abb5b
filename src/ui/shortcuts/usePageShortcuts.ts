import { useEffect, useSyncExternalStore, type RefObject } from 'react';
import { useActions, usePage } from '../studioContext.ts';
import { isInText, pageChord } from './chords.ts';
import { isForPage, pageShortcut } from './shortcuts.ts';

const KEPT_AS = 'likeness.shortcuts';
const listeners = new Set<() => void>();
let isOn = readChoice();

/** Single keys can be turned off, since who speaks to a computer presses them by chance (WCAG 2.1.4). */
export function useShortcutChoice(): readonly [isOn: boolean, choose: (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, () => isOn), choose];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function choose(on: boolean): void {
  isOn = on;
  try {
    localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
  } catch {
    // Storage may be denied: the choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}

function readChoice(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== 'off';
  } catch {
    return true;
  }
}

/** Answers the page's keys. @param help what opens the list of them */
export function usePageShortcuts(help: RefObject<HTMLButtonElement | null>): void {
  const { studio } = usePage();
  const actions = useActions();
  const [on] = useShortcutChoice();
  // Chords are not pressed by chance: they hold whatever was chosen for single keys.
  useEffect(() => {
    const answer = (event: KeyboardEvent): void => {
      const isElsewhere = isInText(event) || document.querySelector('dialog[open]') !== null;
      const act = event.defaultPrevented || isElsewhere ? null : pageChord(event, actions);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', answer);
    return () => document.removeEventListener('keydown', answer);
  }, [actions]);
  useEffect(() => {
    if (!on) return;
    const answer = (event: KeyboardEvent): void => {
      if (!isForPage(event)) return;
      const act =
        event.key === '?'
          ? () => help.current?.click()
          : pageShortcut(event.key, studio.state.getState(), actions);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', answer);
    return () => document.removeEventListener('keydown', answer);
  }, [on, studio, actions, help]);
}
