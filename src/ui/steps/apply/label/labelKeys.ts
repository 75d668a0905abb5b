import type { KeyboardEvent } from 'react';

/** What a key says of the photo that is shown. */
export type LabelKey =
  { readonly act: 'label'; readonly place: number } | { readonly act: 'confirm' | 'skip' | 'back' };

const MOVES: Readonly<Record<string, LabelKey>> = {
  ArrowRight: { act: 'skip' },
  ArrowLeft: { act: 'back' },
};

/** Digits choose among the first nine classes; Enter agrees, but where it presses a button; text keeps all of its keys. */
export function labelKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>,
): LabelKey | null {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (target instanceof Element && target.closest('input, textarea, select')) return null;
  if (/^[1-9]$/.test(key)) return { act: 'label', place: Number(key) - 1 };
  if (key === 'Enter')
    return target instanceof Element && target.closest('button') ? null : { act: 'confirm' };
  return MOVES[key] ?? null;
}
