import { useStudioState, useActions } from '../../studioContext.ts';
import { holdsFrom, pairWords } from '../../words/pairWords.ts';
import { PairPhotos } from './PairPhotos.tsx';
import { t } from '../../language/t.ts';

/** What the user has said of pairs of photos, each of which can be taken back. */
export function MarkedPairs() {
  const marks = useStudioState((state) => state.pairMarks);
  const { unmarkPair } = useActions();
  return (
    <div className="marked">
      <p role="status" aria-label={t('Pairs told')}>
        {marks.length > 0 && (
          <>
            <strong>{t('What you have said.')}</strong> <span className="soft">{holdsFrom()}</span>
          </>
        )}
      </p>
      {marks.length > 0 && (
        <ul className="hard__pairs" aria-label={t('Pairs told')}>
          {marks.map(({ photos, meaning }) => (
            <li key={photos.join(' ')}>
              <PairPhotos photos={photos} />
              <div className="hard__buttons">
                <span>{pairWords()[meaning].name}</span>
                <button
                  type="button"
                  className="button button--plain"
                  aria-describedby={`pair-${photos.join('-')}`}
                  onClick={() => unmarkPair(photos)}
                >
                  {t('Take back')}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
