import { LOSS_TRAITS } from '../../../core/losses.ts';
import type { Evaluation } from '../../../core/scores.ts';
import { ShareProgress } from '../../primitives/ShareProgress.tsx';
import { useActions, useStudioState } from '../../studioContext.ts';
import { count } from '../../words/numbers.ts';
import { score, scoreColumns, scoreNote } from '../../words/scoreWords.ts';
import './folderScores.css';
import { t } from '../../language/t.ts';

/** How well the photos' folders are told apart, beside what a representation must beat. */
export function FolderScores() {
  const evaluation = useStudioState((state) => state.evaluation);
  const hasFolders = useStudioState((state) => state.labels.length > 1);
  const trained = useStudioState((state) => state.model.phase === 'trained');
  const sawFolders = useStudioState(
    ({ model }) => model.phase === 'trained' && LOSS_TRAITS[model.settings.loss].needsLabels,
  );
  const { evaluate } = useActions();
  if (!hasFolders || (evaluation.phase === 'none' && !trained)) return null;
  const last = evaluation.phase === 'none' ? null : evaluation.last;
  const busy = evaluation.phase === 'working';
  return (
    <section className="folder-scores" aria-labelledby="folder-scores-title">
      <div className="panel-title">
        <h2 id="folder-scores-title">{t('Tells your folders apart')}</h2>
        <button
          type="button"
          className="button button--small"
          onClick={() => void evaluate()}
          disabled={busy}
        >
          {t('Measure')}
        </button>
      </div>
      {busy && <ShareProgress label={t('Measuring')} share={evaluation.share} />}
      {last && <ScoreTable evaluation={last} sawFolders={sawFolders} />}
      {evaluation.phase === 'failed' && (
        <p role="alert">
          {t('This could not be measured: {message} Photos and model are untouched: measure once more.', {
            message: evaluation.message,
          })}
        </p>
      )}
    </section>
  );
}

interface ScoreTableProps {
  readonly evaluation: Evaluation;
  readonly sawFolders: boolean;
}

function ScoreTable({ evaluation, sawFolders }: ScoreTableProps) {
  const columns = scoreColumns(evaluation);
  const rows = [
    { name: t('Raw pixels'), scores: evaluation.rawPixels },
    { name: t('Before training'), scores: evaluation.untrained },
    { name: t('After step {step}', { step: count(evaluation.step) }), scores: evaluation.trained },
  ];
  return (
    <>
      <table>
        <thead>
          <tr>
            <td />
            {columns.map(({ key, title, explanation }) => (
              <th key={key} scope="col" title={explanation}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, scores }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map(({ key }) => (
                <td key={key}>{score(scores[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{scoreNote(evaluation, sawFolders)}</p>
    </>
  );
}
