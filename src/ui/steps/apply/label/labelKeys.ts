import type { KeyboardEvent } from 'react';

/** What a key says of the photo that is shown. */
export type LabelKey =
  { readonly act: 'label'; readonly place: number } | { readonly act: 'confirm' | 'skip' | 'back' | 'undo' };

/** Where a key is pressed: text keeps all of its keys, and a button is pressed by Enter. */
export type KeyPlace = 'text' | 'button' | 'elsewhere';

export function keyPlace(target: EventTarget): KeyPlace {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest('input, textarea, select')) return 'text';
  return target.closest('button') ? 'button' : 'elsewhere';
}

const MOVES: Readonly<Record<string, LabelKey>> = {
  ArrowRight: { act: 'skip' },
  ArrowLeft: { act: 'back' },
};

/** Digits choose among the first nine classes; Enter agrees. */
export function labelKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  place: KeyPlace,
): LabelKey | null {
  const { key } = event;
  if (place === 'text') return null;
  if (event.ctrlKey || event.metaKey)
    return key.toLowerCase() === 'z' && !event.shiftKey ? { act: 'undo' } : null;
  if (event.altKey) return null;
  if (/^[1-9]$/.test(key)) return { act: 'label', place: Number(key) - 1 };
  if (key === 'Enter') return place === 'button' ? null : { act: 'confirm' };
  return MOVES[key] ?? null;
}
