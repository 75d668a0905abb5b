import { useEffect } from 'react';
import { useRemembered } from '../primitives/remembered.ts';
import { useStudioState } from '../studioContext.ts';

const NAME = 'work-kept';

/** Whether an earlier visit left work to continue, as far as one knows before it has been looked for. */
export function useKeptMark(): boolean {
  return useRemembered(NAME, false)[0];
}

/** Remembers it past a reload, so that the first screen has room for it from its first frame on and nothing moves. */
export function useKeepingOfMark(): void {
  const [, setMark] = useRemembered(NAME, false);
  const left = useStudioState(({ found, keeping }) =>
    found.kind === 'looking' ? null : found.kind === 'project' || keeping.phase === 'kept',
  );
  useEffect(() => {
    if (left !== null) setMark(left);
    // The setter is a new function each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [left]);
}
