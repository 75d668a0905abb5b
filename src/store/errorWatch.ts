import type { StoreApi } from 'zustand/vanilla';
import { ErrorLog, withoutNames } from '../core/errorLog.ts';
import type { Message } from '../core/message.ts';
import type { StudioState } from './state.ts';

/** What a part of the state tells of a failure; absent where it tells of none. */
type Failure = { readonly phase: 'failed'; readonly code?: string; readonly message: Message };

const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'phase' in value && value.phase === 'failed';

/** Notes what fails on the page, whatever it is that fails: each failure once, as it enters the state. */
export function watchErrors(state: StoreApi<StudioState>): ErrorLog {
  const log = new ErrorLog();
  state.subscribe((now, before) => {
    for (const [name, value] of Object.entries(now) as [keyof StudioState, unknown][]) {
      if (value === before[name] || !isFailure(value)) continue;
      const seconds = Math.round(performance.now() / 1000);
      log.add({ seconds, code: value.code ?? name, text: withoutNames(value.message) });
    }
  });
  return log;
}
