import { ForgetWork } from '../shell/ForgetWork.tsx';
import { useActions, useStudioState } from '../studioContext.ts';
import { keepWords } from '../words/keepWords.ts';
import './continueCard.css';

/** What an earlier visit has left: when, how far, how large, and the way back to it. */
export function ContinueCard() {
  const found = useStudioState((state) => state.found);
  const busy = useStudioState((state) => state.projectWork.phase === 'working');
  const { continueWork } = useActions();
  if (found.kind !== 'project') return null;
  return (
    <section className="continue-card" aria-labelledby="continue-about">
      <p id="continue-about">{keepWords.found(found.summary)}</p>
      <div className="continue-card__buttons">
        <button
          type="button"
          className="button button--primary"
          disabled={busy}
          onClick={() => void continueWork()}
        >
          {keepWords.goOn()}
        </button>
        <ForgetWork bytes={found.summary.bytes} />
      </div>
    </section>
  );
}
