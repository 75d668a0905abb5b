import { useSyncExternalStore } from 'react';
import { useStudio, useStudioState } from '../studioContext.ts';
import { count, counted, percent } from '../words/numbers.ts';

/** The map in words: what one sees for everyone, what it shows for those who cannot see it. */
export function MapText() {
  const { map } = useStudio();
  const frame = useSyncExternalStore(map.subscribe, map.frame);
  const distance = useSyncExternalStore(map.subscribe, map.pairDistance);
  const photoCount = useStudioState((state) => state.photos.length);
  const reading = useStudioState((state) => state.importing.phase === 'importing');
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
        Each line joins two views of one photo. They shorten as the network learns that both are the same
        thing.
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
