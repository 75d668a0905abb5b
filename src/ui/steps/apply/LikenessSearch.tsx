import { ApplyPart } from './ApplyPart.tsx';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { NeighbourList } from '../../map/NeighbourList.tsx';
import '../../map/strip.css';
import { Thumbnail } from '../../photos/Thumbnail.tsx';
import { Icon } from '../../primitives/Icon.tsx';
import { useActions, useStudio, useStudioState } from '../../studioContext.ts';
import { nameOf, neighbourhoodSource, noNeighbours } from '../../words/mapWords.ts';
import { searchWords } from '../../words/applyWords.ts';
import { t } from '../../language/t.ts';

const QUERY_SIDE = 96;
const FOUND_SIDE = 72;

/** Which photos are most like one, by what the network has learned: the first thing that h is good for. */
export function LikenessSearch() {
  const { map } = useStudio();
  const hasMap = useSyncExternalStore(map.subscribe, () => map.latest() !== null);
  return (
    <ApplyPart name="search">
      <p className="part__about">{hasMap ? searchWords().about : searchWords().waiting}</p>
      {hasMap && <Search />}
    </ApplyPart>
  );
}

function Search() {
  const chosen = useStudioState((state) => state.chosenPhoto);
  const photos = useStudioState((state) => state.photos);
  const excluded = useStudioState((state) => state.excluded);
  const { choosePhoto } = useActions();
  const query = useRef<HTMLDivElement>(null);
  const photo = chosen.phase === 'none' ? null : chosen.photo;
  const isChosen = photo !== null;
  useEffect(() => {
    if (!isChosen) choosePhoto(photos.findIndex(({ id }) => !excluded.has(id)));
  }, [isChosen, photos, excluded, choosePhoto]);
  if (photo === null) return null;
  const found = 'last' in chosen ? chosen.last : null;
  /** A stride that leads through all folders. */
  const another = (): void => {
    const kept = photos.filter(({ id }) => !excluded.has(id));
    const place = kept.findIndex(({ id }) => id === photo);
    const next = kept[(place + 1 + Math.floor(kept.length / 7)) % kept.length];
    if (next) choosePhoto(next.id);
  };
  return (
    <>
      <div ref={query} className="search__query" tabIndex={-1}>
        <Thumbnail id={photo} side={QUERY_SIDE} />
        <div>
          <p className="search__name" title={photos[photo]?.path}>
            {nameOf(photos[photo]?.path)}
          </p>
          <p className="soft">
            {found ? neighbourhoodSource(found) : chosen.phase === 'unknown' ? noNeighbours() : t('Looking…')}
          </p>
          <button type="button" className="button button--small" onClick={another}>
            <Icon name="shuffle" />
            {t('Another photo')}
          </button>
        </div>
      </div>
      {found && (
        <NeighbourList
          found={found}
          side={FOUND_SIDE}
          onChoose={(id) => {
            choosePhoto(id);
            // The button may go with its list, and the focus with it.
            query.current?.focus();
          }}
        />
      )}
    </>
  );
}
