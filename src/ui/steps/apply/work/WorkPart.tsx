import { useId, useState, useSyncExternalStore } from 'react';
import { t } from '../../../language/t.ts';
import { Icon } from '../../../primitives/Icon.tsx';
import { LongWork } from '../../../primitives/LongWork.tsx';
import { useActions, useStudio, useStudioState } from '../../../studioContext.ts';
import { percent } from '../../../words/numbers.ts';
import { sortedWords } from '../../../words/sortWords.ts';
import { ApplyPart } from '../ApplyPart.tsx';
import { SortedPreview } from './SortedPreview.tsx';
import './work.css';

/** How sure the classifier must be; of photos of which it is less sure, a person decides. */
const CONFIDENCES = [0, 0.5, 0.7, 0.9] as const;

/** The classifier at work on all photos: copies in folders, and a table of what it says of each. */
export function WorkPart() {
  const { predictions } = useStudio();
  const told = useSyncExternalStore(predictions.subscribe, predictions.get);
  const sorting = useStudioState((state) => state.sorting);
  const { sortIntoZip, sortIntoFolder, canSortIntoFolder, cancelSorting, downloadPredictions } = useActions();
  const [least, setLeast] = useState<number>(0);
  const field = useId();
  const choice = { leastConfidence: least, unsureFolder: t('not sure') };
  const busy = sorting.phase === 'working';
  return (
    <ApplyPart name="work">
      <p className="part__about">
        {told
          ? t(
              'Every photo gets the class that you gave it, or else the likeliest. The originals stay where they are: what is sorted are copies.',
            )
          : t('Once a classifier is trained, it can sort all of your photos into folders here.')}
      </p>
      {told && (
        <>
          <div className="work__least">
            <label htmlFor={field}>{t('Sort a photo where the classifier is sure by')}</label>
            <select id={field} value={least} onChange={({ target }) => setLeast(Number(target.value))}>
              {CONFIDENCES.map((confidence) => (
                <option key={confidence} value={confidence}>
                  {confidence === 0 ? t('any amount') : t('{share} at least', { share: percent(confidence) })}
                </option>
              ))}
            </select>
          </div>
          <SortedPreview predictions={told} choice={choice} />
          <div className="part__buttons">
            <button type="button" className="button" disabled={busy} onClick={() => void sortIntoZip(choice)}>
              <Icon name="download" />
              {t('Download sorted photos')}
            </button>
            {canSortIntoFolder && (
              <button
                type="button"
                className="button"
                disabled={busy}
                onClick={() => void sortIntoFolder(choice)}
              >
                <Icon name="folder" />
                {t('Sort into a folder…')}
              </button>
            )}
            <button type="button" className="button" onClick={downloadPredictions}>
              <Icon name="table" />
              {t('Download predictions')}
            </button>
          </div>
          {busy && (
            <LongWork label={t('Sorting')} share={sorting.done / sorting.total} onCancel={cancelSorting} />
          )}
          {/* A count would be spoken without end. */}
          <p role="status" aria-live={busy ? 'off' : 'polite'} aria-label={t('Sorting')}>
            {sortedWords(sorting)}
          </p>
        </>
      )}
    </ApplyPart>
  );
}
