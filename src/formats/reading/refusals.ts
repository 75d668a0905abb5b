import { LikenessError } from '../../core/errors.ts';
import { message, type Message } from '../../core/message.ts';

/** The zip itself is damaged, or does what none should. */
export function badZip(reason: Message): LikenessError {
  return new LikenessError('bad-zip', message('This zip cannot be read: {reason}.', { reason }));
}

/** The model in it contradicts itself. */
export function badModel(reason: Message): LikenessError {
  return new LikenessError('bad-model', message('The model in this zip is damaged: {reason}.', { reason }));
}

/** A sound model, which cannot be trained here. */
export function unsupported(reason: Message): LikenessError {
  return new LikenessError(
    'unsupported-model',
    message('This model cannot be trained here: {reason}.', { reason }),
  );
}
