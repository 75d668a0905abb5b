import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { PictureLook } from '../../../../core/likeness.ts';
import { t } from '../../../language/t.ts';
import { LastingProgress } from '../../../primitives/LastingProgress.tsx';
import { useActions, useStudio, useStudioState } from '../../../studioContext.ts';
import { LikeList } from '../LikeList.tsx';
import { PhotoPixels } from '../PhotoPixels.tsx';
import { PlaceOnMap } from './PlaceOnMap.tsx';
import { Verdict } from './Verdict.tsx';

/** What the model makes of the photo that is tried. */
export function TriedResult() {
  const tried = useStudioState((state) => state.tried);
  const { triedPicture } = useStudio();
  const picture = useSyncExternalStore(triedPicture.subscribe, triedPicture.get);
  const { forgetTried } = useActions();
  const section = useRef<HTMLElement>(null);
  // A drop or a paste may come from anywhere in the step.
  useEffect(() => {
    if (tried.phase === 'looking') section.current?.scrollIntoView({ block: 'nearest' });
  }, [tried.phase]);
  if (tried.phase === 'none') return <p role="status" aria-label={t('Tried photo')} />;
  return (
    <section ref={section} className="tried" aria-label={t('Tried photo')}>
      <div className="tried__head">
        {picture && <PhotoPixels picture={picture} className="tried__picture" />}
        <div className="tried__words">
          <p className="tried__name">{tried.name}</p>
          <p role="status" className="soft">
            {tried.phase === 'looking' && t('Looking…')}
            {tried.phase === 'found' &&
              tried.look.verdict === null &&
              t('Train a classifier above, and it says what this is.')}
          </p>
          <LastingProgress
            label={t('Looking at all photos')}
            share={tried.phase === 'looking' ? tried.share : null}
          />
          {tried.phase === 'failed' && (
            <p role="alert">
              {t(
                'This photo could not be tried. {why} Model and photos are untouched: try it once more, or another one.',
                { why: tried.message },
              )}
            </p>
          )}
          {tried.phase === 'found' && tried.look.verdict && <Verdict {...tried.look.verdict} />}
          <button type="button" className="button button--plain" onClick={forgetTried}>
            {t('Let go of it')}
          </button>
        </div>
        {tried.phase === 'found' && tried.look.position && <PlaceOnMap position={tried.look.position} />}
      </div>
      {tried.phase === 'found' && <Alike look={tried.look} />}
    </section>
  );
}

function Alike({ look: { like } }: { readonly look: PictureLook }) {
  const { choosePhoto } = useActions();
  return (
    <>
      <h3>{t('Most like it')}</h3>
      <LikeList like={like} onChoose={choosePhoto} />
    </>
  );
}
