import { inEnglish, verbatim, type Message } from './message.ts';

/** What went wrong, as a word that code can branch on; the page decides what the user can do next. */
export type ErrorCode =
  | 'no-adapter'
  | 'device-lost'
  | 'gpu-error'
  | 'wrong-results'
  | 'not-finite'
  | 'too-few-photos'
  /** A step would need more memory than the device has; nothing has begun. */
  | 'out-of-memory'
  | 'no-model'
  | 'no-photos'
  /** Pixels of a photo are here, and its file is not. */
  | 'no-originals'
  | 'no-labels'
  /** A single file that was to be looked at, and is no photo or none that can be read. */
  | 'unreadable-photo'
  /** More than the format holds. */
  | 'too-large'
  /** A zip that cannot be read, or should not be. */
  | 'bad-zip'
  /** A zip without a TensorFlow.js model. */
  | 'no-tfjs-model'
  /** A TensorFlow.js model that contradicts itself, or lacks something. */
  | 'bad-model'
  /** A sound model that cannot be trained here. */
  | 'unsupported-model'
  /** A project that contradicts itself. */
  | 'bad-project'
  /** A project that a later version has written. */
  | 'newer-project'
  /** The browser gives no room, or no more of it. */
  | 'storage-full'
  | 'storage-denied'
  | 'aborted'
  | 'worker-lost'
  | 'internal';

/** An error with a code and with words for the person at the page; `message` is their English, for logs. */
export class LikenessError extends Error {
  readonly code: ErrorCode;
  readonly said: Message;

  constructor(code: ErrorCode, said: Message, options?: ErrorOptions) {
    super(inEnglish(said), options);
    this.said = said;
    this.name = 'LikenessError';
    this.code = code;
  }
}

/** Any thrown value as a LikenessError; an AbortError keeps its meaning. */
export function asLikenessError(thrown: unknown): LikenessError {
  if (thrown instanceof LikenessError) return thrown;
  if (thrown instanceof Error) {
    const code: ErrorCode = thrown.name === 'AbortError' ? 'aborted' : 'internal';
    return new LikenessError(code, verbatim(sentence(thrown.message)), { cause: thrown });
  }
  return new LikenessError('internal', verbatim(sentence(String(thrown))), { cause: thrown });
}

/** What browsers and libraries say often lacks its full stop, and other sentences follow. */
function sentence(words: string): string {
  return /(?:^|[.!?…])$/.test(words) ? words : `${words}.`;
}

/** What has to be there. @throws LikenessError with this code and these words where it is not */
export function required<T>(value: T | undefined, code: ErrorCode, said: Message): T {
  if (value === undefined) throw new LikenessError(code, said);
  return value;
}
