import { useMemo } from 'react';
import { withoutExcluded } from '../../store/shownPhotos.ts';
import { useStudioState } from '../studioContext.ts';
import { samplePhotos } from './samplePhotos.ts';

/** Ids of a few photos that stay the same while the photos do; none that is excluded. */
export function useSamplePhotos(wanted: number): readonly number[] {
  const photoCount = useStudioState((state) => state.photos.length);
  const excluded = useStudioState((state) => state.excluded);
  return useMemo(
    () => withoutExcluded(samplePhotos(photoCount, wanted), excluded, photoCount),
    [photoCount, excluded, wanted],
  );
}
