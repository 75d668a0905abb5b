import { useId } from 'react';
import type { LookAlikes, OddPhotos as Found, Outlier } from '../../../../core/likeness.ts';
import { t } from '../../../language/t.ts';
import { MeasuredPhoto } from '../../../photos/MeasuredPhoto.tsx';
import { Thumbnail } from '../../../photos/Thumbnail.tsx';
import { LongWork } from '../../../primitives/LongWork.tsx';
import { useActions, useStudioState } from '../../../studioContext.ts';
import { nameOf, similarityText } from '../../../words/mapWords.ts';
import { oddWords } from '../../../words/searchWords.ts';

const SIDE = 64;

/** Photos that are like none, and photos that are all but the same, as the model sees them. */
export function OddPhotos() {
  const odd = useStudioState((state) => state.odd);
  const { findOdd, cancelOdd } = useActions();
  const title = useId();
  return (
    <section className="odd" aria-labelledby={title}>
      <h3 id={title}>{t('Outliers and look-alikes')}</h3>
      <p className="part__about">
        {t(
          'Photos that are like no other are often mistakes or treasures; photos that are all but the same need no second label.',
        )}
      </p>
      <div className="part__buttons">
        <button
          type="button"
          className="button button--small"
          disabled={odd.phase === 'working'}
          onClick={() => void findOdd()}
        >
          {t('Find them')}
        </button>
        <p role="status" className="soft">
          {odd.phase === 'ready' && oddWords(odd.found)}
        </p>
      </div>
      {odd.phase === 'working' && (
        <LongWork label={t('Looking at all photos')} share={odd.share} onCancel={cancelOdd} />
      )}
      {odd.phase === 'failed' && (
        <p role="alert">
          {t('They could not be found. {why} Photos and model are untouched: look once more.', {
            why: odd.message,
          })}
        </p>
      )}
      {odd.phase === 'ready' && <Lists found={odd.found} />}
    </section>
  );
}

function Lists({ found: { outliers, lookAlikes } }: { readonly found: Found }) {
  const { select } = useActions();
  return (
    <>
      <div className="odd__head">
        <h4>{t('Like no other')}</h4>
        <button
          type="button"
          className="button button--plain"
          onClick={() =>
            select(
              outliers.map(({ photo }) => photo),
              'replace',
            )
          }
        >
          {t('Select outliers on the map')}
        </button>
      </div>
      <OutlierList outliers={outliers} />
      <div className="odd__head">
        <h4>{t('All but the same')}</h4>
        {lookAlikes.length > 0 && (
          <button
            type="button"
            className="button button--plain"
            onClick={() =>
              select(
                lookAlikes.flatMap(({ photos }) => photos),
                'replace',
              )
            }
          >
            {t('Select look-alikes on the map')}
          </button>
        )}
      </div>
      {lookAlikes.length === 0 ? (
        <p className="soft">{t('There are none.')}</p>
      ) : (
        <PairList pairs={lookAlikes} />
      )}
    </>
  );
}

function OutlierList({ outliers }: { readonly outliers: readonly Outlier[] }) {
  const { choosePhoto } = useActions();
  return (
    <ol className="neighbours" aria-label={t('Outliers')}>
      {outliers.map(({ photo, distance }) => (
        <MeasuredPhoto
          key={photo}
          photo={photo}
          side={SIDE}
          figure={similarityText(distance)}
          label={(name) => t('{name}, distance {distance}', { name, distance: similarityText(distance) })}
          onChoose={choosePhoto}
        />
      ))}
    </ol>
  );
}

function PairList({ pairs }: { readonly pairs: readonly LookAlikes[] }) {
  const records = useStudioState((state) => state.photos);
  return (
    <ol className="neighbours" aria-label={t('Look-alikes')}>
      {pairs.map(({ photos: [a, b], similarity }) => (
        <li
          key={`${a} ${b}`}
          className="odd__pair"
          title={`${records[a]?.path ?? ''}, ${records[b]?.path ?? ''}`}
        >
          <Thumbnail id={a} side={SIDE} />
          <Thumbnail id={b} side={SIDE} />
          <span className="visually-hidden">
            {nameOf(records[a]?.path)}, {nameOf(records[b]?.path)},
          </span>
          <span className="odd__similarity">{similarityText(similarity)}</span>
        </li>
      ))}
    </ol>
  );
}
