import { LongWork } from '../primitives/LongWork.tsx';
import { useLasting } from '../primitives/useLasting.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { projectWords } from '../words/keepWords.ts';

/** How far a project file is that is saved or opened, where that takes long. Of its photos the import status tells. */
export function ProjectProgress() {
  const work = useStudioState((state) => state.projectWork);
  const isTold = useStudioState((state) => state.importing.phase === 'importing');
  const lasts = useLasting(work.phase === 'working');
  const { cancelProjectWork } = useActions();
  if (work.phase !== 'working' || !lasts || isTold) return null;
  return (
    <LongWork label={projectWords.working()[work.what]} share={work.share} onCancel={cancelProjectWork} />
  );
}
