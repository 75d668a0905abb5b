import type { Predictions } from '../core/classification.ts';
import { verdictOf } from '../core/predictionFile.ts';
import { classFolders } from '../core/sorting.ts';
import type { StudioState } from './state.ts';

export interface SortingChoice {
  /** Photos of which the classifier is less sure go into a folder of their own; in [0, 1]. */
  readonly leastConfidence: number;
  /** What that folder is called, in the language of the page. */
  readonly unsureFolder: string;
}

/** The folder of each photo by id: of the label that the user gave, else of the likeliest class. Excluded ones have none. */
export function sortedFolders(
  { photos, excluded, labelling }: Pick<StudioState, 'photos' | 'excluded' | 'labelling'>,
  predictions: Predictions,
  { leastConfidence, unsureFolder }: SortingChoice,
): Map<number, string> {
  // The user may have made classes since that the classifier does not know.
  const names = [...new Set([...predictions.classes, ...labelling.classes, unsureFolder])];
  const folders = classFolders(names);
  const folderOf = (name: string | undefined): string | null =>
    (name === undefined ? undefined : folders[names.indexOf(name)]) ?? null;
  const sorted = new Map<number, string>();
  for (const { id } of photos) {
    if (excluded.has(id)) continue;
    const verdict = verdictOf(predictions, id);
    const given = folderOf(labelling.classes[labelling.labels.get(id) ?? -1]);
    const told =
      verdict === null || verdict.confidence < leastConfidence
        ? folderOf(unsureFolder)
        : folderOf(predictions.classes[verdict.place]);
    const folder = given ?? told;
    if (folder !== null) sorted.set(id, folder);
  }
  return sorted;
}
