import { useMemo, useState } from 'react';
import type { ClassifierReport, Method } from '../../../../core/classification.ts';
import { classCounts } from '../../../../core/labelling.ts';
import { isActive } from '../../../../core/runState.ts';
import { isOutdated, lastOf } from '../../../../store/applyState.ts';
import { t } from '../../../language/t.ts';
import { useRemembered } from '../../../primitives/remembered.ts';
import { useActions, useStudioState } from '../../../studioContext.ts';
import { missingWords } from '../../../words/labelWords.ts';
import { judgingWords, networkWords, trustWords } from '../../../words/methodWords.ts';
import { ApplyPart } from '../ApplyPart.tsx';
import { WorkProgress } from '../WorkProgress.tsx';
import './compare.css';
import { ClassifierChoice } from './ClassifierChoice.tsx';
import { ConfusionTable } from './ConfusionTable.tsx';
import { EfficiencyPanel } from './EfficiencyPanel.tsx';
import { MethodTable } from './MethodTable.tsx';

/** A classifier from the labels, and what it is worth: beside what it must beat, by photos that it did not learn from. */
export function ComparePart() {
  const comparison = useStudioState((state) => state.comparison);
  const judged = useStudioState((state) => state.judged);
  const outdated = useStudioState((state) => {
    const measured = lastOf(state.comparison);
    return measured !== null && isOutdated(measured, state);
  });
  const isKept = useStudioState((state) => state.classifier.phase !== 'none');
  const last = lastOf(comparison);
  return (
    <ApplyPart name="compare">
      <p className="part__about">
        {t(
          'A classifier learns from your labels, on what the encoder has found. It stands in a table beside what it has to beat, on the same photos, so that you see what it is worth.',
        )}
      </p>
      <TrainClassifier />
      {comparison.phase === 'failed' && (
        <p role="alert">
          {t(
            'No classifier could be trained: {why} Your labels and the encoder are untouched: train it once more.',
            { why: comparison.message },
          )}
        </p>
      )}
      {comparison.phase === 'working' && judged !== null && (
        <MethodTable results={judged.results} shown={null} onShow={() => undefined} />
      )}
      {last && comparison.phase !== 'working' && (
        <>
          {outdated && (
            <p className="soft">
              {t(
                'The labelled photos have changed since. Train the classifier again to see what they bring.',
              )}
            </p>
          )}
          <Report report={last.found} />
        </>
      )}
      {!last && comparison.phase !== 'working' && isKept && <ClassifierChoice report={null} />}
    </ApplyPart>
  );
}

/** The button, or what is missing for it; while it works, how far it is and a way to stop it. */
function TrainClassifier() {
  const comparison = useStudioState((state) => state.comparison);
  const { classes, labels } = useStudioState((state) => state.labelling);
  const excluded = useStudioState((state) => state.excluded);
  const trained = useStudioState((state) => state.model.phase === 'trained');
  const running = useStudioState(({ run }) => isActive(run) && run.phase !== 'paused');
  // An emulated GPU is a processor too.
  const isSlow = useStudioState(({ device }) => device.phase !== 'ready' || device.software);
  const { trainClassifier, cancelMeasuring } = useActions();
  const [withNetworks, setWithNetworks] = useRemembered('compare with trained networks', !isSlow);
  const counts = useMemo(() => classCounts({ classes, labels }, excluded), [classes, labels, excluded]);
  if (comparison.phase === 'working') {
    return <WorkProgress label={t('Training the classifier')} work={comparison} onCancel={cancelMeasuring} />;
  }
  const missing = !trained
    ? t('There is no model yet. Start the training below; then your labels can be learned.')
    : running
      ? t('A training goes on. Pause it, or wait until it has ended.')
      : missingWords(counts);
  return (
    <>
      <div className="part__buttons">
        <button
          type="button"
          className="button button--primary"
          disabled={missing !== ''}
          onClick={() => void trainClassifier(withNetworks ? 'all' : 'quick')}
        >
          {t('Train the classifier')}
        </button>
        <label className="check">
          <input
            type="checkbox"
            checked={withNetworks}
            onChange={({ target }) => setWithNetworks(target.checked)}
          />
          {networkWords(isSlow)}
        </label>
      </div>
      {missing !== '' && <p className="soft">{missing}</p>}
    </>
  );
}

function Report({ report }: { readonly report: ClassifierReport }) {
  const [asked, setAsked] = useState<Method>('probe');
  const shown = report.results.find(({ method }) => method === asked) ?? report.results.at(-1);
  if (!shown) return null;
  return (
    <>
      <MethodTable results={report.results} shown={shown.method} onShow={setAsked} />
      <p className="part__about">
        {judgingWords(report)} {trustWords(report)}
      </p>
      <ConfusionTable key={shown.method} report={report} result={shown} />
      <ClassifierChoice report={report} />
      <EfficiencyPanel />
    </>
  );
}
