import { useState } from 'react';
import { say } from '../language/t.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { keepingTrouble, keepWords, projectWords } from '../words/keepWords.ts';
import { DismissButton } from './DismissButton.tsx';
import { ProjectProgress } from './ProjectProgress.tsx';

/** What became of keeping work and of projects, where the user should know of it. */
export function KeepingNote() {
  const { canRememberFolder, readFolderAgain, rememberFolder } = useActions();
  const trouble = useStudioState(({ keeping, photoFolder }) =>
    keepingTrouble(keeping, photoFolder === null ? 'none' : 'remembered'),
  );
  const wantsFolder = useStudioState(
    ({ keeping, photoFolder, photosFrom }) =>
      keeping.phase === 'kept' && !keeping.photos && photoFolder === null && photosFrom === 'user',
  );
  const failed = useStudioState(({ projectWork }) =>
    projectWork.phase === 'failed' ? projectWork.message : null,
  );
  const waits = useStudioState((state) => state.waitsForPhotos);
  // The last step tells of it where its buttons are.
  const isTold = useStudioState(({ step, photos }) => step === 'apply' && photos.length > 0);
  const [seen, setSeen] = useState<string | null>(null);
  return (
    <>
      <NewerNote />
      {!isTold && <ProjectProgress />}
      {failed !== null && (
        <p className="notice" role="alert">
          {projectWords.failed(say(failed))}
        </p>
      )}
      {waits !== null && (
        <div className="notice">
          <Offering
            text={projectWords.waits(waits.count)}
            offer={canRememberFolder ? { name: keepWords.folderAgain(), choose: readFolderAgain } : null}
          />
        </div>
      )}
      {trouble !== null && trouble !== seen && (
        <div className="notice">
          <Offering
            text={trouble}
            offer={
              canRememberFolder && wantsFolder
                ? { name: keepWords.rememberFolder(), choose: rememberFolder }
                : null
            }
          />
          <DismissButton onDismiss={() => setSeen(trouble)} />
        </div>
      )}
    </>
  );
}

interface OfferingProps {
  readonly text: string;
  /** The button that helps; null where none does. */
  readonly offer: { readonly name: string; readonly choose: () => Promise<void> } | null;
}

/** What there is to know, and what can be done about it. */
function Offering({ text, offer }: OfferingProps) {
  return (
    <div>
      <p role="status">{text}</p>
      {offer !== null && (
        <div className="notice__buttons">
          <button type="button" className="button button--small" onClick={() => void offer.choose()}>
            {offer.name}
          </button>
        </div>
      )}
    </div>
  );
}

/** Work of a later version can be taken away from here, or given up; it is never written over. */
function NewerNote() {
  const found = useStudioState((state) => state.found);
  const { exportKept, forgetWork } = useActions();
  if (found.kind !== 'newer') return null;
  return (
    <div className="notice">
      <div>
        <p role="status">{keepWords.newer(found.savedAt)}</p>
        <div className="notice__buttons">
          <button type="button" className="button button--small" onClick={() => void exportKept()}>
            {keepWords.exportNewer()}
          </button>
          <button type="button" className="button button--plain" onClick={() => void forgetWork()}>
            {keepWords.forget()}
          </button>
        </div>
      </div>
    </div>
  );
}
