import { useEffect, useRef, useSyncExternalStore } from 'react';
import { WHOLE_REGION } from '../../../../core/squareRegion.ts';
import { t } from '../../../language/t.ts';
import { NeighbourList } from '../../../map/NeighbourList.tsx';
import '../../../map/strip.css';
import { Icon } from '../../../primitives/Icon.tsx';
import { LastingProgress } from '../../../primitives/LastingProgress.tsx';
import { useActions, useStudio, useStudioState } from '../../../studioContext.ts';
import { searchWords, searchedWords } from '../../../words/searchWords.ts';
import { nameOf, neighbourhoodSource, noNeighbours } from '../../../words/mapWords.ts';
import { ApplyPart } from '../ApplyPart.tsx';
import { LikeList } from '../LikeList.tsx';
import { OddPhotos } from './OddPhotos.tsx';
import { PartOfPhoto } from './PartOfPhoto.tsx';
import './search.css';

const FOUND_SIDE = 72;

/** Which photos are most like one, or a part of one, by what the network has learned: the first thing that h is good for. */
export function SearchPart() {
  const { map } = useStudio();
  const hasMap = useSyncExternalStore(map.subscribe, () => map.latest() !== null);
  const trained = useStudioState((state) => state.model.phase === 'trained');
  return (
    <ApplyPart name="search">
      <p className="part__about">{searchWords(hasMap)}</p>
      {hasMap && <Search />}
      {trained && <OddPhotos />}
    </ApplyPart>
  );
}

function Search() {
  const chosen = useStudioState((state) => state.chosenPhoto);
  const part = useStudioState((state) => state.partSearch);
  const photos = useStudioState((state) => state.photos);
  const excluded = useStudioState((state) => state.excluded);
  const trained = useStudioState((state) => state.model.phase === 'trained');
  const { choosePhoto, searchPart } = useActions();
  const query = useRef<HTMLDivElement>(null);
  const photo = chosen.phase === 'none' ? null : chosen.photo;
  const isChosen = photo !== null;
  useEffect(() => {
    if (!isChosen) choosePhoto(photos.findIndex(({ id }) => !excluded.has(id)));
  }, [isChosen, photos, excluded, choosePhoto]);
  if (photo === null) return null;
  const near = 'last' in chosen ? chosen.last : null;
  const byPart = 'last' in part && part.photo === photo ? part.last : null;
  const others = photos.length - excluded.size - 1;
  // Of very many photos the map is a sample.
  const compared = near?.compared ?? (chosen.phase === 'unknown' ? 0 : others);
  const isSample = trained && byPart === null && compared < others;
  const isLooking = part.phase === 'looking' && part.photo === photo;
  /** A stride that leads through all folders. */
  const another = (): void => {
    const kept = photos.filter(({ id }) => !excluded.has(id));
    const place = kept.findIndex(({ id }) => id === photo);
    const next = kept[(place + 1 + Math.floor(kept.length / 7)) % kept.length];
    if (next) choosePhoto(next.id);
  };
  const walkOn = (id: number): void => {
    choosePhoto(id);
    // The button may go with its list, and the focus with it.
    query.current?.focus();
  };
  const source = near
    ? neighbourhoodSource(near)
    : chosen.phase === 'unknown'
      ? noNeighbours()
      : t('Looking…');
  return (
    <>
      <div ref={query} className="search__query" tabIndex={-1}>
        <PartOfPhoto key={photo} photo={photo} />
        <div className="search__words">
          <p className="search__name" title={photos[photo]?.path}>
            {nameOf(photos[photo]?.path)}
          </p>
          <p className="soft" role="status" aria-label={t('Search')}>
            {isLooking
              ? t('Looking…')
              : byPart && 'region' in part
                ? searchedWords(byPart, part.region)
                : source}
          </p>
          <LastingProgress label={t('Looking at all photos')} share={isLooking ? part.share : null} />
          {part.phase === 'failed' && (
            <p role="alert">
              {t(
                'The search did not come to its end. {why} Photos and model are untouched: search once more.',
                { why: part.message },
              )}
            </p>
          )}
          <button type="button" className="button button--small" onClick={another}>
            <Icon name="shuffle" />
            {t('Another photo')}
          </button>
          {isSample && !isLooking && (
            <button
              type="button"
              className="button button--small"
              onClick={() => void searchPart(photo, WHOLE_REGION)}
            >
              {t('Search all {others, plural, one {# other photo} other {# other photos}}', { others })}
            </button>
          )}
        </div>
      </div>
      {byPart ? (
        <LikeList like={byPart} onChoose={walkOn} />
      ) : (
        near && <NeighbourList found={near} side={FOUND_SIDE} onChoose={walkOn} />
      )}
    </>
  );
}
