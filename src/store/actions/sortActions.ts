import { asLikenessError } from '../../core/errors.ts';
import { predictionFile } from '../../core/predictionFile.ts';
import { sortingPlan, type SortedPhoto } from '../../core/sorting.ts';
import type { StudioContext } from '../context.ts';
import { sortedFolders, type SortingChoice } from '../sortedFolders.ts';
import { NewestTask } from './newestTask.ts';

export interface SortActions {
  /** Copies the photos into a folder for each class, as a zip that is saved. */
  readonly sortIntoZip: (choice: SortingChoice) => Promise<void>;
  /** The same into a folder that the user chooses, where the browser can. Must be called within a click. */
  readonly sortIntoFolder: (choice: SortingChoice) => Promise<void>;
  readonly canSortIntoFolder: boolean;
  readonly cancelSorting: () => void;
  /** Saves what the classifier makes of every photo. */
  readonly downloadPredictions: () => void;
}

export function sortActions({ state, fast, dataset, environment }: StudioContext): SortActions {
  const sorting = new NewestTask();

  const planFor = (choice: SortingChoice): SortedPhoto[] => {
    const predictions = fast.predictions.get();
    if (predictions === null) return [];
    return sortingPlan(state.getState().photos, sortedFolders(state.getState(), predictions, choice));
  };

  /** @param copy answers how many were copied */
  const sort = async (
    into: 'zip' | 'folder',
    total: number,
    copy: (signal: AbortSignal) => Promise<number>,
  ): Promise<void> => {
    const { signal, isNewest } = sorting.begin();
    state.setState({ sorting: { phase: 'working', done: 0, total } });
    try {
      const copied = await copy(signal);
      if (isNewest()) state.setState({ sorting: { phase: 'done', copied, total, into } });
    } catch (thrown) {
      const { code, said } = asLikenessError(thrown);
      if (!isNewest()) return;
      const phase = code === 'no-originals' ? 'without-originals' : 'failed';
      state.setState({ sorting: code === 'aborted' ? { phase: 'idle' } : { phase, message: said } });
    }
  };

  return {
    async sortIntoZip(choice) {
      const plan = planFor(choice);
      if (plan.length === 0) return;
      await sort('zip', plan.length, async (signal) => {
        const { zip, copied } = await dataset.sort('sortIntoZip', { plan }, signal);
        environment.save('likeness-sorted.zip', 'application/zip', zip);
        return copied;
      });
    },
    async sortIntoFolder(choice) {
      const plan = planFor(choice);
      if (plan.length === 0 || environment.chooseFolder === null) return;
      let folder: FileSystemDirectoryHandle | null;
      try {
        folder = await environment.chooseFolder();
      } catch (thrown) {
        state.setState({ sorting: { phase: 'failed', message: asLikenessError(thrown).said } });
        return;
      }
      if (folder === null) return;
      const root = folder;
      await sort('folder', plan.length, async (signal) => {
        return (await dataset.sort('sortIntoFolder', { plan, folder: root }, signal)).copied;
      });
    },
    canSortIntoFolder: environment.chooseFolder !== null,
    cancelSorting: () => sorting.cancel(),
    downloadPredictions() {
      const predictions = fast.predictions.get();
      const { photos, excluded, labelling } = state.getState();
      if (predictions === null) return;
      const known = photos.filter(({ id }) => !excluded.has(id));
      environment.save('likeness-predictions.csv', 'text/csv', predictionFile(known, predictions, labelling));
    },
  };
}
