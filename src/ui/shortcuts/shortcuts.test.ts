import { describe, expect, it, vi } from 'vitest';
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

  it('leaves chords, repeats and what was answered already alone', () => {
    // Node has no elements, and none is asked about here.
    vi.stubGlobal('Element', Date);
    expect(isForPage(event({ key: ' ' }))).toBe(true);
    for (const given of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])
      expect(isForPage(event(given))).toBe(false);
    expect(isForPage(event({ defaultPrevented: true }))).toBe(false);
    vi.unstubAllGlobals();
  });
});
