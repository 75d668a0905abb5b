import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';

/**
 * Runs work on items, a few at a time, and gives the results in the order of the items. One that is slow holds
 * back those after it, so that at most `concurrency` results ever wait.
 *
 * @param work must not reject: after an abort nobody looks at what is still under way
 * @throws LikenessError `aborted`, at once, when the signal fires
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Result>,
  signal: AbortSignal,
): AsyncGenerator<Result, void> {
  const underWay: Promise<Result>[] = [];
  let next = 0;
  // One listener for all items: an abort signal of its own for each costs more than a small photo's pixels.
  let interrupt = (): void => undefined;
  const onAbort = (): void => interrupt();
  signal.addEventListener('abort', onAbort);
  try {
    for (;;) {
      if (signal.aborted) throw aborted();
      while (underWay.length < concurrency && next < items.length) underWay.push(work(items[next++]!));
      const first = underWay.shift();
      if (first === undefined) return;
      yield await new Promise<Result>((resolve, reject) => {
        interrupt = () => reject(aborted());
        first.then(resolve, reject);
      });
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function aborted(): LikenessError {
  return new LikenessError('aborted', message('Reading the photos was cancelled.'));
}
