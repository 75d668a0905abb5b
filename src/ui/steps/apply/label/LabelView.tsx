import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { LabelQueue } from '../../../../store/labelQueue.ts';
import { labelGoal } from '../../../../store/labelQueue.ts';
import { t } from '../../../language/t.ts';
import { LargePhoto } from '../../../photos/LargePhoto.tsx';
import { LastingProgress } from '../../../primitives/LastingProgress.tsx';
import { Modal } from '../../../primitives/Modal.tsx';
import { useActions, useStudioState } from '../../../studioContext.ts';
import { likelyWords, progressWords, queueWords } from '../../../words/labelWords.ts';
import { nameOf } from '../../../words/mapWords.ts';
import { ClassButtons } from './ClassButtons.tsx';
import { keyPlace, labelKey } from './labelKeys.ts';

/** In CSS pixels, at most. */
const PHOTO = 400;

/** One photo after the other, large: a digit says what it is, Enter agrees with the model. */
export function LabelView({ queue }: { readonly queue: LabelQueue }) {
  const { classes, labels } = useStudioState((state) => state.labelling);
  const photos = useStudioState((state) => state.photos);
  const excluded = useStudioState((state) => state.excluded.size);
  const isLabelLast = useStudioState(({ history }) => history.past.at(-1)?.deed.what === 'label');
  const { labelPhotos, labelAs, moveLabelling, endLabelling, undo } = useActions();
  const proposing = useStudioState((state) => state.proposing);
  const stage = useRef<HTMLDivElement>(null);
  const id = queue.photos[queue.at];
  const likely = id === undefined ? undefined : queue.likely.get(id);
  const likelyName = likely && classes[likely.place];
  const current = id === undefined ? undefined : labels.get(id);

  // Where keys mean classes, whichever button was pressed last.
  useEffect(() => {
    if (classes.length > 0) stage.current?.focus();
  }, [queue.at, classes.length]);

  const labelAndGo = (place: number): void => {
    if (id === undefined || !(place in classes)) return;
    labelPhotos([id], place);
    moveLabelling(1);
  };
  const answerKey = (event: KeyboardEvent): void => {
    const key = labelKey(event, keyPlace(event.target));
    if (key === null) return;
    event.preventDefault();
    if (key.act === 'label') labelAndGo(key.place);
    else if (key.act === 'confirm') {
      if (likely) labelAndGo(likely.place);
    } else if (key.act === 'undo') {
      // Nothing but labels is undone from here: the rest of the page is out of sight.
      if (!isLabelLast) return;
      undo();
      moveLabelling(-1);
    } else moveLabelling(key.act === 'skip' ? 1 : -1);
  };

  const goal = labelGoal(labels.size, photos.length - excluded);
  return (
    <Modal title={t('Label photos')} onClose={endLabelling} size="wide">
      <div className="label-view" onKeyDown={answerKey}>
        <div className="label-view__progress">
          <progress aria-hidden="true" max={goal} value={labels.size} />
          <p role="status" aria-label={t('Labelling')}>
            {progressWords(labels.size, goal)}
          </p>
        </div>
        {id === undefined ? (
          <p>{t('Every photo has come by. Close this, and train the classifier.')}</p>
        ) : (
          <>
            <div
              ref={stage}
              className="label-view__photo"
              role="group"
              aria-label={t('Photo {number, number}: {name}', {
                number: queue.at + 1,
                name: nameOf(photos[id]?.path),
              })}
              tabIndex={-1}
              {...(classes.length > 0 && { 'data-first-focus': true })}
            >
              <LargePhoto id={id} side={PHOTO} />
              <p className="label-view__name" title={photos[id]?.path}>
                {photos[id]?.path}
              </p>
            </div>
            <div className="label-view__choices">
              <p aria-live="polite">
                {likely && likelyName !== undefined ? likelyWords(likely, likelyName) : '\u00a0'}
              </p>
              <ClassButtons
                current={current ?? null}
                likely={likely?.place ?? null}
                onChoose={labelAndGo}
                onName={(name) => {
                  labelAs([id], name);
                  moveLabelling(1);
                }}
              />
              <p className="soft">{queueWords(queue.by)}</p>
              <LastingProgress
                label={t('The model looks at all photos')}
                share={proposing.phase === 'working' ? proposing.share : null}
              />
            </div>
          </>
        )}
        <div className="label-view__moves">
          <button
            type="button"
            className="button"
            aria-keyshortcuts="ArrowLeft"
            disabled={queue.at === 0}
            onClick={() => moveLabelling(-1)}
          >
            {t('Back')}
          </button>
          {id !== undefined && (
            <button
              type="button"
              className="button"
              aria-keyshortcuts="ArrowRight"
              onClick={() => moveLabelling(1)}
            >
              {t('Skip')}
            </button>
          )}
          {id !== undefined && current !== undefined && (
            <button type="button" className="button button--plain" onClick={() => labelPhotos([id], null)}>
              {t('Take the label away')}
            </button>
          )}
          <button type="button" className="button button--primary label-view__done" onClick={endLabelling}>
            {t('Done')}
          </button>
        </div>
      </div>
    </Modal>
  );
}
