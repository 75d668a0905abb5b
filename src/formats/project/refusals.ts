import { LikenessError } from '../../core/errors.ts';
import { message, type Message } from '../../core/message.ts';

/** A project that contradicts itself, or is none. */
export function badProject(reason: Message): LikenessError {
  return new LikenessError('bad-project', message('This project cannot be opened: {reason}.', { reason }));
}

/** One of a later version of Likeness, whose meaning is not known here. */
export function newerProject(): LikenessError {
  return new LikenessError(
    'newer-project',
    message(
      'This project was saved by a newer version of Likeness. Load the page anew to get that version, and open it there.',
    ),
  );
}
