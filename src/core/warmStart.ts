import { normalisesByGroups, type OwnEncoder } from './architecture/ownEncoder.ts';
import type { Settings } from './settings.ts';

/** Larger model files are not opened: 250 times a `medium`, and still at ease in memory. */
export const MODEL_FILE_BYTES = 256 * 2 ** 20;

/** Share of the usual learning rate that a network which has learned before is trained at. */
const FINE_TUNING_SHARE = 1 / 3;

/** Whether the encoder keeps its weights while its head learns: only one that has learned before. */
export function isFrozen({ encoder, freeze }: Pick<Settings, 'encoder' | 'freeze'>): boolean {
  return encoder === 'own' && freeze;
}

/**
 * Settings that suit the encoder they name: with an opened one, the size of its views and its normalisation; with any
 * other, no trace of it.
 *
 * @param opened the encoder that is open, or null; without one `own` cannot be, and the encoder of `otherwise` stands in
 */
export function fitEncoder(
  settings: Settings,
  opened: OwnEncoder | null,
  otherwise: Settings['encoder'] = 'tiny',
): Settings {
  const rest: { -readonly [Name in keyof Settings]: Settings[Name] } = { ...settings };
  delete rest.own;
  if (settings.encoder !== 'own') return rest;
  if (opened === null) return { ...rest, encoder: otherwise };
  return {
    ...rest,
    own: opened,
    imageSize: opened.imageSize ?? settings.imageSize,
    normalisation: normalisesByGroups(opened) ? 'group' : 'batch',
  };
}

/**
 * Learning rate for an encoder with learned weights, given that for one from scratch. A frozen one has a head to train
 * from scratch, at the usual rate. One that is fine-tuned shares its rate with that head: the tenth that is usual for
 * fine-tuning would starve the head in a short run, and the whole rate would undo in the first steps, while the head
 * knows nothing, what the encoder has learned. A third lies between the two, on a logarithmic scale in the middle.
 */
export function warmStartRate(fromScratch: number, { freeze }: Pick<Settings, 'freeze'>): number {
  return freeze ? fromScratch : Number((fromScratch * FINE_TUNING_SHARE).toPrecision(2));
}
