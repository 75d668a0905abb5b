import { useRef } from 'react';
import { Thumbnail } from '../photos/Thumbnail.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { useActions, useStudioState } from '../studioContext.ts';
import { nameOf, neighbourhoodSource, noNeighbours } from '../words/mapWords.ts';
import { NeighbourList } from './NeighbourList.tsx';
import './strip.css';
import { t } from '../language/t.ts';

const THUMB = 56;

/**
 * The photos most like the one that is chosen on the map, in all dimensions.
 *
 * @param onClose takes the focus, which the button had
 */
export function NeighbourStrip({ onClose }: { readonly onClose: () => void }) {
  const chosen = useStudioState((state) => state.chosenPhoto);
  const photos = useStudioState((state) => state.photos);
  const { choosePhoto, select } = useActions();
  const strip = useRef<HTMLElement>(null);
  if (chosen.phase === 'none') return null;
  const name = nameOf(photos[chosen.photo]?.path);
  const found = 'last' in chosen ? chosen.last : null;
  return (
    <section ref={strip} className="strip" aria-label={t('Nearest photos')} tabIndex={-1}>
      <div className="strip__head">
        <Thumbnail id={chosen.photo} side={32} />
        <div className="strip__words">
          <h2 title={photos[chosen.photo]?.path}>{t('Nearest to {name}', { name })}</h2>
          <p className="soft">
            {found ? neighbourhoodSource(found) : chosen.phase === 'unknown' ? noNeighbours() : t('Looking…')}
          </p>
        </div>
        {found && (
          <button
            type="button"
            className="button button--small"
            onClick={() => select([chosen.photo, ...found.neighbours], 'add')}
          >
            {t('Select neighbours')}
          </button>
        )}
        <button
          type="button"
          className="button button--small"
          aria-label={t('Let go of the photo')}
          title={t('Let go of the photo')}
          onClick={() => {
            choosePhoto(null);
            onClose();
          }}
        >
          <Icon name="close" />
        </button>
      </div>
      {found && (
        <NeighbourList
          found={found}
          side={THUMB}
          onChoose={(id) => {
            choosePhoto(id);
            // The button may go with its list, and the focus with it.
            strip.current?.focus();
          }}
        />
      )}
      {/* Once a photo: the list follows the map, and would be read out all the time. */}
      <p className="visually-hidden" role="status">
        {found && t('The photos nearest to {name} are listed below the map.', { name })}
      </p>
    </section>
  );
}
