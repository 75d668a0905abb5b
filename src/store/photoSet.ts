import { photoGroups } from '../core/duplicates.ts';
import { joinPairs, type PairMark } from '../core/pairMarks.ts';
import { testSet } from '../core/photos.ts';
import type { StudioState } from './state.ts';

/** What is known of the photos: what import found, and what the user has said. */
export type PhotoFacts = Pick<StudioState, 'photos' | 'excluded' | 'foundGroups' | 'pairMarks'>;

/** All that follows from these facts. Whoever changes one of them writes both into the state. */
export function photoSetOf(
  facts: PhotoFacts,
): PhotoFacts & Pick<StudioState, 'testPhotos' | 'groups' | 'apart'> {
  const { photos, excluded, foundGroups, pairMarks } = facts;
  const test = testSet(photos.map(({ path }) => path));
  const isTest = (id: number): boolean => test?.[id] === 1;
  const barred = Uint8Array.from(photos, ({ id }) => (isTest(id) || excluded.has(id) ? 1 : 0));
  const found = foundGroups.length === 0 ? new Int32Array(photos.length).fill(-1) : foundGroups;
  const joined = (marks: readonly PairMark[]): StudioState['groups'] => {
    const pairs = marks.map((mark) => mark.photos);
    return photoGroups(joinPairs(found, pairs), photos, barred);
  };
  return {
    ...{ photos, excluded, foundGroups, pairMarks },
    testPhotos: photos.filter(({ id }) => isTest(id) && !excluded.has(id)).length,
    groups: joined(pairMarks.filter(({ meaning }) => meaning === 'duplicate')),
    apart: joined(pairMarks),
  };
}
