import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { INITIAL_STATE, type StudioState } from '../../store/state.ts';
import type { Actions } from '../../store/studio.ts';
import { pageChord } from './chords.ts';
import { isForPage, pageShortcut } from './shortcuts.ts';

const actions = { goTo: vi.fn(), pause: vi.fn(), resume: vi.fn() } as unknown as Actions;
const during = (phase: 'running' | 'paused' | 'stopping'): StudioState => ({
  ...INITIAL_STATE,
  run: { phase, runId: 1, steps: 10 },
});

describe('pageShortcut', () => {
  it('pauses a run and lets it go on by Space', () => {
    expect(pageShortcut(' ', during('running'), actions)).toBe(actions.pause);
    expect(pageShortcut(' ', during('paused'), actions)).toBe(actions.resume);
  });

  it('leaves Space to the browser where there is nothing to pause', () => {
    expect(pageShortcut(' ', INITIAL_STATE, actions)).toBeNull();
    expect(pageShortcut(' ', during('stopping'), actions)).toBeNull();
  });

  it('goes to a step by its number, and knows no other key', () => {
    pageShortcut('3', INITIAL_STATE, actions)?.();
    expect(actions.goTo).toHaveBeenCalledWith('contrast');
    for (const key of ['0', '6', 'a', 'Enter', '1.5'])
      expect(pageShortcut(key, INITIAL_STATE, actions)).toBeNull();
  });
});

describe('pageChord', () => {
  const undoing = { undo: vi.fn(), redo: vi.fn() };
  const pressed = (given: Partial<KeyboardEvent>) => pageChord(given as KeyboardEvent, undoing);

  it('undoes and redoes by the chords of every editor, and leaves others alone', () => {
    expect(pressed({ key: 'z', ctrlKey: true })).toBe(undoing.undo);
    expect(pressed({ key: 'z', metaKey: true })).toBe(undoing.undo);
    expect(pressed({ key: 'Z', metaKey: true, shiftKey: true })).toBe(undoing.redo);
    expect(pressed({ key: 'y', ctrlKey: true })).toBe(undoing.redo);
    for (const other of [
      { key: 'z' },
      { key: 'z', ctrlKey: true, altKey: true },
      { key: 'x', ctrlKey: true },
    ])
      expect(pressed(other)).toBeNull();
  });
});

describe('isForPage', () => {
  const event = (given: Partial<KeyboardEvent>) => ({ target: null, ...given }) as KeyboardEvent;

  /** Stands in for an element, of which Node has none: it matches the selectors that name its tag. */
  class FakeElement {
    readonly #tag: string;
    constructor(tag: string) {
      this.#tag = tag;
    }
    closest(selectors: string): FakeElement | null {
      const tags = selectors.split(/, (?!\[)/).map((selector) => selector.replace(/\W.*/, ''));
      return tags.includes(this.#tag) ? this : null;
    }
  }

  beforeEach(() => void vi.stubGlobal('Element', FakeElement));
  afterEach(() => void vi.unstubAllGlobals());

  it('leaves chords, repeats and what was answered already alone', () => {
    expect(isForPage(event({ key: ' ' }))).toBe(true);
    for (const given of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])
      expect(isForPage(event(given))).toBe(false);
    expect(isForPage(event({ defaultPrevented: true }))).toBe(false);
  });

  it('takes digits from a button that has the focus, where Space presses it, and neither from a field', () => {
    const at = (tag: string, key: string): boolean =>
      isForPage(event({ key, target: new FakeElement(tag) as unknown as EventTarget }));
    for (const tag of ['button', 'a', 'summary']) expect([at(tag, '2'), at(tag, ' ')]).toEqual([true, false]);
    for (const tag of ['input', 'select', 'textarea', 'dialog'])
      expect([at(tag, '2'), at(tag, '?')]).toEqual([false, false]);
  });
});
