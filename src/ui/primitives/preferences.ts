import { useSyncExternalStore } from 'react';

const dark = matchMedia('(prefers-color-scheme: dark)');
const reduced = matchMedia('(prefers-reduced-motion: reduce)');

function subscribeTo(query: MediaQueryList): (listener: () => void) => () => void {
  return (listener) => {
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  };
}

const subscribeDark = subscribeTo(dark);

/** The colour scheme; canvases, which CSS does not reach, draw anew when it changes. */
export function useColourScheme(): 'dark' | 'light' {
  return useSyncExternalStore(subscribeDark, () => (dark.matches ? 'dark' : 'light'));
}

export function prefersReducedMotion(): boolean {
  return reduced.matches;
}
