import { Modal } from '../primitives/Modal.tsx';
import { useActions, useStudioState } from '../studioContext.ts';
import { keepWords } from '../words/keepWords.ts';
import { questionWords } from '../words/questionWords.ts';
import { t } from '../language/t.ts';

/** What the page asks before something is lost. */
export function Confirmation() {
  const question = useStudioState((state) => state.question);
  const { answer, continueWork } = useActions();
  const isSaving = useStudioState(
    ({ projectWork }) => projectWork.phase === 'working' && projectWork.what === 'saving',
  );
  if (question === null) return null;
  const { title, what, goOn } = questionWords(question);
  return (
    <Modal title={title} onClose={() => answer('cancel')}>
      <p>{what}</p>
      <div className="dialog__buttons">
        {question.about === 'kept-work' ? (
          <button
            type="button"
            className="button button--primary"
            data-first-focus
            disabled={isSaving}
            onClick={() => {
              answer('cancel');
              // What has asked ends first: it may be a file that was being opened.
              setTimeout(() => void continueWork());
            }}
          >
            {keepWords.goOn()}
          </button>
        ) : (
          <button
            type="button"
            className="button button--primary"
            data-first-focus
            onClick={() => answer('download')}
          >
            {t('Download model first')}
          </button>
        )}
        <button type="button" className="button" title={goOn} onClick={() => answer('go-on')}>
          {t('Go on without it')}
        </button>
        <button type="button" className="button" onClick={() => answer('cancel')}>
          {t('Cancel')}
        </button>
      </div>
    </Modal>
  );
}
