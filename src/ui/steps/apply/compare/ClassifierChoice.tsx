import { useId } from 'react';
import { CLASSIFIER_METHODS, type ClassifierReport } from '../../../../core/classification.ts';
import { lastOf } from '../../../../store/applyState.ts';
import { t } from '../../../language/t.ts';
import { useActions, useStudioState } from '../../../studioContext.ts';
import { methodWords } from '../../../words/methodWords.ts';
import { WorkProgress } from '../WorkProgress.tsx';

interface ClassifierChoiceProps {
  /** The comparison whose methods there are to choose from; null where the classifier is one of an earlier visit. */
  readonly report: ClassifierReport | null;
}

/** Which of the compared methods goes to work: it then learns from all labelled photos. */
export function ClassifierChoice({ report }: ClassifierChoiceProps) {
  const classifier = useStudioState((state) => state.classifier);
  const isMeasuring = useStudioState((state) => state.efficiency.phase === 'working');
  const { putToWork, cancelMeasuring } = useActions();
  const id = useId();
  const methods = CLASSIFIER_METHODS.filter((method) =>
    report?.results.some((result) => result.method === method),
  );
  const atWork = lastOf(classifier)?.found;
  const photos = atWork?.photos.reduce((sum, count) => sum + count, 0) ?? 0;
  return (
    <section className="choice" aria-labelledby={id}>
      <h3 id={id}>{t('At work')}</h3>
      {methods.length > 1 && classifier.phase !== 'working' && (
        <div className="part__buttons" role="group" aria-labelledby={id}>
          {methods.map((method) => (
            <button
              key={method}
              type="button"
              className="button button--small"
              aria-pressed={atWork?.method === method}
              disabled={isMeasuring}
              onClick={() => void putToWork(method)}
            >
              {methodWords(method).title}
            </button>
          ))}
        </div>
      )}
      {classifier.phase === 'working' && (
        <WorkProgress
          label={t('Learning from all labelled photos')}
          work={classifier}
          onCancel={cancelMeasuring}
        />
      )}
      {classifier.phase === 'failed' && (
        <p role="alert">
          {t(
            'The classifier could not be put to work: {why} Labels and table are untouched: choose it once more, or another.',
            { why: classifier.message },
          )}
        </p>
      )}
      <p role="status" aria-label={t('Classifier')} className="soft">
        {atWork &&
          t(
            '{method}, from all {photos, plural, one {# labelled photo} other {# labelled photos}}, is at work below and goes into the model zip.',
            { method: methodWords(atWork.method).title, photos },
          )}{' '}
        {atWork && report?.judging.kind === 'test-set' && t('It never sees folders named “test”.')}
        {atWork &&
          report === null &&
          t('It was made anew when you came back. Train the classifier to see what it is worth.')}
      </p>
    </section>
  );
}
