import { fileList } from '../../core/fileList.ts';
import type { StudioContext } from '../context.ts';

/** What becomes of the photos that are selected already. */
export type SelectHow = 'replace' | 'add' | 'toggle';

export interface SelectionActions {
  /** Selects photos, by id: instead of the others, besides them, or each the other way round. */
  readonly select: (ids: Iterable<number>, how: SelectHow) => void;
  /** Saves the paths of the selected photos. */
  readonly downloadFileList: () => void;
}

export function selectionActions({ state, environment }: StudioContext): SelectionActions {
  // Other photos have other ids.
  state.subscribe((now, before) => {
    if (now.photos.length < before.photos.length && now.selection.length > 0)
      state.setState({ selection: [] });
  });

  return {
    select(ids, how) {
      const selected = new Set(how === 'replace' ? [] : state.getState().selection);
      for (const id of ids) {
        if (how === 'toggle' && selected.has(id)) selected.delete(id);
        else selected.add(id);
      }
      state.setState({ selection: [...selected] });
    },
    downloadFileList() {
      const { photos, selection } = state.getState();
      if (selection.length === 0) return;
      const listed = selection.flatMap((id) => photos[id] ?? []);
      environment.save('likeness-selection.csv', 'text/csv', fileList(listed));
    },
  };
}
