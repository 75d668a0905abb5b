import { useStudioState, useActions } from '../../studioContext.ts';
import { HOLDS_FROM, PAIR_WORDS } from '../../words/pairWords.ts';
import { PairPhotos } from './PairPhotos.tsx';

/** What the user has said of pairs of photos, each of which can be taken back. */
export function MarkedPairs() {
  const marks = useStudioState((state) => state.pairMarks);
  const { unmarkPair } = useActions();
  return (
    <div className="marked">
      <p role="status" aria-label="Pairs told">
        {marks.length > 0 && (
          <>
            <strong>What you have said.</strong> <span className="soft">{HOLDS_FROM}</span>
          </>
        )}
      </p>
      {marks.length > 0 && (
        <ul className="hard__pairs" aria-label="Pairs told">
          {marks.map(({ photos, meaning }) => (
            <li key={photos.join(' ')}>
              <PairPhotos photos={photos} />
              <div className="hard__buttons">
                <span>{PAIR_WORDS[meaning].name}</span>
                <button
                  type="button"
                  className="button button--plain"
                  aria-describedby={`pair-${photos.join('-')}`}
                  onClick={() => unmarkPair(photos)}
                >
                  Take back
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
