/** Photos that are chosen on the contact sheet, to do something with. */
export interface Choosing {
  readonly chosen: ReadonlySet<number>;
  /** From here a range is drawn: the photo that was pressed last. */
  readonly anchor: number;
}

export const NONE_CHOSEN: Choosing = { chosen: new Set(), anchor: 0 };

/** One more, or one fewer: a press each works with a finger too, which has no keys to hold. */
export function toggled({ chosen }: Choosing, id: number): Choosing {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return { chosen: next, anchor: id };
}

/** All from the anchor to a photo, beside those that are chosen. */
export function extended({ chosen, anchor }: Choosing, id: number): Choosing {
  const first = Math.min(anchor, id);
  const range = Array.from({ length: Math.abs(id - anchor) + 1 }, (_, at) => first + at);
  return { chosen: new Set([...chosen, ...range]), anchor };
}

function allOf(total: number): Choosing {
  return { chosen: new Set(Array.from({ length: total }, (_, id) => id)), anchor: 0 };
}

/**
 * What a key on the sheet does to the choice, standing at a photo; null for keys that do nothing to it.
 *
 * @param at the photo that the keys are at
 */
export function chosenByKey(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  choosing: Choosing,
  at: number | null,
  total: number,
): Choosing | null {
  if (key === ' ' && at !== null) return toggled(choosing, at);
  if (key === 'Escape' && choosing.chosen.size > 0) return NONE_CHOSEN;
  if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) return allOf(total);
  return null;
}
