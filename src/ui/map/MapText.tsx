import { useSyncExternalStore } from 'react';
import { useStudio, useStudioState } from '../studioContext.ts';
import { UmapStatus } from './UmapStatus.tsx';
import { neighbourLines, shownOnMap, viewDistance, viewLines } from '../words/mapWords.ts';
import { count } from '../words/numbers.ts';
import { t } from '../language/t.ts';

/** The map in words: what one sees for everyone, what it shows for those who cannot see it. */
export function MapText() {
  const { map } = useStudio();
  const frame = useSyncExternalStore(map.subscribe, map.frame);
  const distance = useSyncExternalStore(map.subscribe, map.pairDistance);
  const photoCount = useStudioState((state) => state.photos.length);
  const reading = useStudioState((state) => state.importing.phase === 'importing');
  const chosen = useStudioState((state) => state.chosenPhoto.phase !== 'none');
  const layout = useStudioState((state) => state.layout);
  const tried = useStudioState(
    (state) => state.tried.phase === 'found' && state.tried.look.position !== null,
  );
  if (layout === 'umap') return <UmapStatus />;
  if (!frame) {
    return (
      <p>
        {reading
          ? t('Photos appear as they are read.')
          : t(
              'The photos, in no order yet. Start the training, and they move to where the network finds them alike.',
            )}
      </p>
    );
  }
  const shown = frame.photos.length;
  return (
    <>
      <p>
        {chosen ? neighbourLines() : viewLines()}
        {tried && frame === map.latest() && ` ${t('The ring marks where the photo lies that you tried.')}`}
        {shown < photoCount && ` ${shownOnMap(shown, photoCount)}`}
      </p>
      <p className="visually-hidden">
        {t('Step {step}: {shown, plural, one {# photo} other {# photos}} on the map.', {
          step: count(frame.step),
          shown,
        })}
        {distance && distance.first > 0 && ` ${viewDistance(distance.now / distance.first)}`}
      </p>
    </>
  );
}
