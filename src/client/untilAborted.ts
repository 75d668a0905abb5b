import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';

/** What a request ends with that was cancelled. */
export function aborted(): LikenessError {
  return new LikenessError('aborted', message('Cancelled.'));
}

/** The promise's result, or `aborted` as soon as the signal fires, whatever becomes of the promise. */
export function untilAborted<R>(promise: Promise<R>, signal: AbortSignal | undefined): Promise<R> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(aborted());
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** Whether a run ended in an error only because it was told to. */
export function wasStopped(thrown: unknown, stop: AbortSignal): boolean {
  return stop.aborted && thrown instanceof LikenessError && thrown.code === 'aborted';
}
