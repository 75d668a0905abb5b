import { useSyncExternalStore } from 'react';
import { Listeners } from '../../store/listeners.ts';

/** What a control can remember: whether it is on, or a number. */
type Rememberable = boolean | number;
/** `true` begins as a boolean that may become false. */
type Widened<T extends Rememberable> = T extends boolean ? boolean : number;

const listeners = new Listeners();
/** What was read or set in this visit, null where there is nothing; all there is in a browser that stores nothing. */
const known = new Map<string, Rememberable | null>();

/** Hears of everything that is set anew. */
export const subscribeRemembered = listeners.subscribe;

/** What was last set by this name, also before a reload; else what it is initially. */
export function remembered<T extends Rememberable>(name: string, initial: T): Widened<T>;
export function remembered(name: string, initial: Rememberable): Rememberable {
  let value = known.get(name);
  if (value === undefined) {
    value = read(name, initial);
    known.set(name, value);
  }
  // Not remembered: what it is initially may change, as by a device that is still being opened.
  return value ?? initial;
}

/** A control that is as one left it, wherever it is seen. */
export function useRemembered<T extends Rememberable>(
  name: string,
  initial: T,
): [Widened<T>, (next: Widened<T>) => void] {
  const value = useSyncExternalStore(subscribeRemembered, () => remembered(name, initial));
  return [value, (next) => remember(name, next)];
}

function remember(name: string, value: Rememberable): void {
  known.set(name, value);
  try {
    localStorage.setItem(name, typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value));
  } catch {
    // Private windows may forbid it; then it is remembered until the page is left.
  }
  listeners.notify();
}

function read(name: string, initial: Rememberable): Rememberable | null {
  try {
    const stored = localStorage.getItem(name);
    if (stored === null) return null;
    if (typeof initial === 'boolean') return stored === 'on';
    return Number.isFinite(Number(stored)) ? Number(stored) : null;
  } catch {
    return null;
  }
}
