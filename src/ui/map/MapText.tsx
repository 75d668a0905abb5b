import { useSyncExternalStore } from 'react';
import { useStudio, useStudioState } from '../studioContext.ts';
import { UmapStatus } from './UmapStatus.tsx';
import { NEIGHBOUR_LINES, VIEW_LINES } from '../words/mapWords.ts';
import { count, counted, percent } from '../words/numbers.ts';

/** The map in words: what one sees for everyone, what it shows for those who cannot see it. */
export function MapText() {
  const { map } = useStudio();
  const frame = useSyncExternalStore(map.subscribe, map.frame);
  const distance = useSyncExternalStore(map.subscribe, map.pairDistance);
  const photoCount = useStudioState((state) => state.photos.length);
  const reading = useStudioState((state) => state.importing.phase === 'importing');
  const chosen = useStudioState((state) => state.chosenPhoto.phase !== 'none');
  const layout = useStudioState((state) => state.layout);
  if (layout === 'umap') return <UmapStatus />;
  if (!frame) {
    return (
      <p>
        {reading
          ? 'Photos appear as they are read.'
          : 'The photos, in no order yet. Start the training, and they move to where the network finds them alike.'}
      </p>
    );
  }
  const shown = frame.photos.length;
  return (
    <>
      <p>
        {chosen ? NEIGHBOUR_LINES : VIEW_LINES}
        {shown < photoCount && ` ${count(shown)} of ${counted(photoCount, 'photo')} are on the map.`}
      </p>
      <p className="visually-hidden">
        Step {count(frame.step)}: {counted(shown, 'photo')} on the map.
        {distance &&
          distance.first > 0 &&
          ` The two views of a photo lie ${percent(distance.now / distance.first)} as far apart as on the first map.`}
      </p>
    </>
  );
}
