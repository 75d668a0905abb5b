import { lazy, Suspense, useId } from 'react';
import '../../../charts/charts.css';
import { lastOf } from '../../../../store/applyState.ts';
import { t } from '../../../language/t.ts';
import { Dialog } from '../../../primitives/Dialog.tsx';
import { Icon } from '../../../primitives/Icon.tsx';
import { useActions, useStudioState } from '../../../studioContext.ts';
import { efficiencyWords } from '../../../words/methodWords.ts';
import { WorkProgress } from '../WorkProgress.tsx';
import { EfficiencyTable } from './EfficiencyTable.tsx';
import './efficiency.css';

/** The charting library is half of the page's code, and not needed before there is something to chart. */
const EfficiencyChart = lazy(() =>
  import('./EfficiencyChart.tsx').then((module) => ({ default: module.EfficiencyChart })),
);

/** What a label is worth: accuracy by the number of labels a class. */
export function EfficiencyPanel() {
  const efficiency = useStudioState((state) => state.efficiency);
  const isLearning = useStudioState((state) => state.classifier.phase === 'working');
  const { measureEfficiency, cancelMeasuring } = useActions();
  const title = useId();
  const found = lastOf(efficiency)?.found;
  return (
    <section className="chart efficiency" aria-labelledby={title}>
      <h3 id={title}>{t('What a label is worth')}</h3>
      {found && (
        <div className="chart__tools">
          <Dialog
            opener={{
              content: <Icon name="table" />,
              label: t('Show what a label is worth as a table'),
              className: 'chart__tool',
            }}
            title={t('What a label is worth')}
          >
            <EfficiencyTable efficiency={found} />
          </Dialog>
        </div>
      )}
      {efficiency.phase === 'working' ? (
        <WorkProgress
          label={t('Trying fewer and more labels')}
          work={efficiency}
          onCancel={cancelMeasuring}
        />
      ) : (
        <div className="part__buttons">
          <button
            type="button"
            className="button button--small"
            // One thing at a time: this would end it.
            disabled={isLearning}
            onClick={() => void measureEfficiency()}
          >
            {t('Measure with 1, 2, 5 … labels a class')}
          </button>
        </div>
      )}
      {efficiency.phase === 'failed' && (
        <p role="alert">
          {t('This could not be measured: {why} Labels and classifier are untouched: measure once more.', {
            why: efficiency.message,
          })}
        </p>
      )}
      {found && (
        <>
          <Suspense fallback={<div className="chart__canvas chart__canvas--tall" />}>
            <EfficiencyChart efficiency={found} />
          </Suspense>
          <p className="chart__about soft">
            {efficiencyWords(found)}{' '}
            {found.skipped.length > 0 &&
              t(
                'Left out, for some class has too few labelled photos that differ: {counts} labels a class.',
                {
                  counts: found.skipped.map(({ labels }) => labels).join(', '),
                },
              )}
          </p>
        </>
      )}
    </section>
  );
}
