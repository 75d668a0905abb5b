import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { isSamePair, type PairMeaning } from '../../../core/pairMarks.ts';
import { isActive } from '../../../core/runState.ts';
import { Icon } from '../../primitives/Icon.tsx';
import { useActions, useStudio, useStudioState } from '../../studioContext.ts';
import { momentWords } from '../../words/lookWords.ts';
import { hardNegativesWords, pairWords } from '../../words/pairWords.ts';
import { useLook } from '../useLook.ts';
import { WorkError } from '../WorkError.tsx';
import './hardNegatives.css';
import { MarkedPairs } from './MarkedPairs.tsx';
import { PairPhotos } from './PairPhotos.tsx';
import { t } from '../../language/t.ts';

/** The search takes longer than the matrix above it, which is to come first. */
const BEHIND_MATRIX_MS = 600;

const MEANINGS = Object.keys(pairWords()) as PairMeaning[];

/** The pairs of photos that the network confuses most, and a way to say that it is right. */
export function HardNegatives() {
  const { hardNegatives } = useStudio();
  const found = useSyncExternalStore(hardNegatives.subscribe, hardNegatives.get);
  const marks = useStudioState((state) => state.pairMarks);
  const work = useStudioState((state) => state.searching);
  const active = useStudioState((state) => isActive(state.run));
  const { findHardNegatives, markPair } = useActions();
  const [draw, setDraw] = useState(0);
  const section = useRef<HTMLElement>(null);
  const [held, setHeld] = useState<typeof found>(null);
  const ask = useCallback(() => findHardNegatives(draw), [findHardNegatives, draw]);
  useLook(ask, BEHIND_MATRIX_MS);
  // What has been said of a pair is heard before the next search is.
  const pairs = (held ?? found)?.pairs.filter(
    ({ photos }) => !marks.some((mark) => isSamePair(mark.photos, photos)),
  );

  return (
    <section ref={section} className="hard" aria-labelledby="hard-title" tabIndex={-1}>
      <div className="hard__head">
        <h2 id="hard-title">{t('Hardest negatives')}</h2>
        <span className="soft">{found && momentWords(found.step, active)}</span>
        <button type="button" className="button button--small" onClick={() => setDraw(draw + 1)}>
          <Icon name="shuffle" />
          {t('Compare other photos')}
        </button>
      </div>
      <WorkError work={work} onRetry={() => void ask()} />
      {found && <p className="soft">{hardNegativesWords(found.compared, found.step)}</p>}
      <dl className="hard__meanings">
        {MEANINGS.map((meaning) => (
          <div key={meaning}>
            <dt>{pairWords()[meaning].name}</dt>
            <dd>{pairWords()[meaning].about}</dd>
          </div>
        ))}
      </dl>
      {/* It stands still under a hand: no pair may take the place of the one that is aimed at. */}
      <ol
        className="hard__pairs"
        aria-label={t('Hardest negatives')}
        onPointerEnter={() => setHeld(found)}
        onPointerLeave={() => setHeld(null)}
        onFocus={() => setHeld(held ?? found)}
        onBlur={() => setHeld(null)}
      >
        {pairs?.map(({ photos, similarity }) => (
          <li key={photos.join(' ')}>
            <PairPhotos photos={photos} similarity={similarity} />
            <div className="hard__buttons">
              {MEANINGS.map((meaning) => (
                <button
                  key={meaning}
                  type="button"
                  className="button button--small"
                  aria-describedby={`pair-${photos.join('-')}`}
                  onClick={() => {
                    markPair(photos, meaning);
                    // The button goes with its pair.
                    section.current?.focus({ preventScroll: true });
                  }}
                >
                  {pairWords()[meaning].name}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <MarkedPairs />
    </section>
  );
}
