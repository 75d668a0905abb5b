import { explorableFile } from '../../store/actions/exploreActions.ts';
import { t } from '../language/t.ts';
import { LongWork } from '../primitives/LongWork.tsx';
import { useActions, useStudioState } from '../studioContext.ts';

/** What an opened model is good for without a training: the button, how far it is, and what came of it. */
export function ExploreOpened() {
  const opened = useStudioState((state) => state.opened);
  const ready = useStudioState((state) => explorableFile(state) !== null);
  const hasPhotos = useStudioState((state) => state.photos.length > 0);
  const exploring = useStudioState((state) => state.exploring);
  const isExplored = useStudioState(
    ({ model, opened: file }) =>
      model.phase === 'trained' &&
      model.from === 'file' &&
      model.settings.own?.fingerprint === file?.encoder.fingerprint,
  );
  const { exploreOpened, cancelExploring } = useActions();
  if (opened === null) return null;
  if (exploring.phase === 'working')
    return <LongWork label={t('Looking at all photos')} share={exploring.share} onCancel={cancelExploring} />;
  return (
    <>
      <button
        type="button"
        className="button button--small"
        disabled={!ready}
        onClick={() => void exploreOpened()}
      >
        {t('Explore photos with it')}
      </button>
      {!hasPhotos && (
        <p className="soft">{t('Choose photos first; then it shows which of them are alike.')}</p>
      )}
      {exploring.phase === 'failed' && (
        <p role="alert">
          {t('The photos could not be laid out. {why} They and “{file}” are untouched: try once more.', {
            why: exploring.message,
            file: opened.fileName,
          })}
        </p>
      )}
      <p role="status" className="soft">
        {isExplored &&
          exploring.phase === 'idle' &&
          t('The map, search and labels go by this model now, as its file has it.')}
      </p>
    </>
  );
}
