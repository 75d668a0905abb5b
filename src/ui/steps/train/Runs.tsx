import { runLook } from '../../charts/lineLook.ts';
import { Icon } from '../../primitives/Icon.tsx';
import { useActions, useStudioState } from '../../studioContext.ts';
import { runBasisWords, runDifferences } from '../../words/runDifferences.ts';
import type { PastRun, RunBasis } from '../../../store/pastRuns.ts';
import './runs.css';
import { t } from '../../language/t.ts';

/** The last runs, once there are two: what differs, and which of them the charts draw. */
export function Runs() {
  const past = useStudioState((state) => state.pastRuns);
  const place = useStudioState((state) => state.runPlace);
  const settings = useStudioState((state) => state.ranWith ?? state.settings);
  const preparing = useStudioState((state) => state.run.phase === 'starting' && place.photos === 0);
  if (past.length === 0) return null;
  return (
    <section className="runs" aria-labelledby="runs-title">
      <div className="panel-title">
        <h2 id="runs-title">{t('Runs')}</h2>
      </div>
      <ul aria-labelledby="runs-title">
        <li>
          <p className="runs__name">
            <RunKey className="run-key--now" />
            {t('Run {number}, shown in front', { number: place.number })}
          </p>
          {!preparing && (
            <p className="runs__about soft">{basisWords(place.before, { ...place, settings })}</p>
          )}
        </li>
        {past.toReversed().map((run) => (
          <PastRunItem key={run.number} run={run} />
        ))}
      </ul>
    </section>
  );
}

function PastRunItem({ run }: { readonly run: PastRun }) {
  const { showRun, removeRun } = useActions();
  const { number, shown, before, lastStep } = run;
  return (
    <li>
      <div className="runs__name">
        <label>
          <RunKey className={runLook(number)} />
          {t('Run {number}', { number })}
          <input type="checkbox" checked={shown} onChange={({ target }) => showRun(number, target.checked)} />
        </label>
        <span className="soft">
          {t('{count, plural, one {# step} other {# steps}}', { count: lastStep })}
        </span>
        <button
          type="button"
          className="runs__remove"
          aria-label={t('Remove run {number}', { number })}
          title={t('Remove run {number}', { number })}
          onClick={() => removeRun(number)}
        >
          <Icon name="close" />
        </button>
      </div>
      <p className="runs__about soft">{basisWords(before, run)}</p>
    </li>
  );
}

const basisWords = (before: RunBasis | null, run: RunBasis): string =>
  before === null ? runBasisWords(run) : runDifferences(before, run);

/** How a run's curve looks. */
function RunKey({ className }: { readonly className: string }) {
  return (
    <svg className={`run-key ${className}`} width="24" height="4" aria-hidden="true">
      <line x1="0" x2="24" y1="2" y2="2" />
    </svg>
  );
}
