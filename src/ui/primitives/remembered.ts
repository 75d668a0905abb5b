import { useState } from 'react';

/** A switch that is as one left it, also after a reload; in a browser that stores nothing, for as long as it is seen. */
export function useRemembered(name: string, initial: boolean): [boolean, (next: boolean) => void] {
  const [value, setValue] = useState(() => read(name) ?? initial);
  return [
    value,
    (next) => {
      setValue(next);
      write(name, next);
    },
  ];
}

function read(name: string): boolean | null {
  try {
    const stored = localStorage.getItem(name);
    return stored === null ? null : stored === 'on';
  } catch {
    return null;
  }
}

function write(name: string, value: boolean): void {
  try {
    localStorage.setItem(name, value ? 'on' : 'off');
  } catch {
    // Private windows may forbid it; then it is not remembered.
  }
}
