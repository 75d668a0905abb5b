import type { ProjectSummary } from '../../core/project.ts';
import { ForgetWork } from '../shell/ForgetWork.tsx';
import { useKeptMark } from '../shell/useKeptMark.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { keepWords } from '../words/keepWords.ts';
import './continueCard.css';

/** Takes as much room as most do. */
const TYPICAL: Omit<ProjectSummary, 'savedAt'> = {
  ...{ step: 300, steps: 300, photos: 240 },
  ...{ pixels: true, bytes: 1e7 },
};

/** What an earlier visit has left: when, how far, how large, and the way back to it. */
export function ContinueCard() {
  const found = useStudioState((state) => state.found);
  const isExpected = useKeptMark();
  if (found.kind === 'project') return <Card summary={found.summary} />;
  if (found.kind !== 'looking' || !isExpected) return null;
  // Room for what is about to be found, so that nothing moves under a finger.
  return (
    <div className="continue-card__room">
      <Card summary={{ ...TYPICAL, savedAt: new Date().toISOString() }} />
    </div>
  );
}

function Card({ summary }: { readonly summary: ProjectSummary }) {
  const busy = useStudioState((state) => state.projectWork.phase === 'working');
  const { continueWork } = useActions();
  return (
    <section className="continue-card" aria-labelledby="continue-about">
      <p id="continue-about">{keepWords.found(summary)}</p>
      <div className="continue-card__buttons">
        <button
          type="button"
          className="button button--primary"
          disabled={busy}
          onClick={() => void continueWork()}
        >
          {keepWords.goOn()}
        </button>
        <ForgetWork bytes={summary.bytes} />
      </div>
    </section>
  );
}
