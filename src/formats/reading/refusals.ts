import { LikenessError } from '../../core/errors.ts';

/** The zip itself is damaged, or does what none should. */
export function badZip(reason: string): LikenessError {
  return new LikenessError('bad-zip', `This zip cannot be read: ${reason}.`);
}

/** The model in it contradicts itself. */
export function badModel(reason: string): LikenessError {
  return new LikenessError('bad-model', `The model in this zip is damaged: ${reason}.`);
}

/** A sound model, which cannot be trained here. */
export function unsupported(reason: string): LikenessError {
  return new LikenessError('unsupported-model', `This model cannot be trained here: ${reason}.`);
}
