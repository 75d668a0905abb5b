import { asLikenessError, LikenessError } from '../../core/errors.ts';
import { labelFile, readLabelFile } from '../../core/labelFile.ts';
import {
  className,
  labellingByFolders,
  renamedClass,
  saySame,
  withClass,
  withLabels,
  withNames,
  withoutClass,
  type Labelling,
} from '../../core/labelling.ts';
import { message } from '../../core/message.ts';
import type { StudioContext } from '../context.ts';
import type { Deed } from '../history.ts';
import { remember } from '../remember.ts';
import type { LabelFileState } from '../phases.ts';

export interface LabelActions {
  readonly addClass: (name: string) => void;
  /** Where another class has the name already, the two become one. */
  readonly renameClass: (place: number, name: string) => void;
  /** Takes the labels that name it away as well. */
  readonly removeClass: (place: number) => void;
  /** Gives photos the class at a place; null takes their labels away. */
  readonly labelPhotos: (ids: readonly number[], place: number | null) => void;
  /** Gives photos the class of a name, which may be new. */
  readonly labelAs: (ids: readonly number[], name: string) => void;
  /** Labels all photos by their folders, instead of as they were. */
  readonly labelByFolders: () => void;
  /** Reads labels from a CSV file, over those that are there. */
  readonly importLabels: (file: Blob) => Promise<void>;
  readonly downloadLabels: () => void;
}

/** A file of labels that is larger is none: a path and a name for each of a million photos. */
const LABEL_FILE_BYTES = 100 * 2 ** 20;

/** What the user calls photos, for a classifier to learn. No run knows of it, so that it may change at any time. */
export function labelActions({
  state,
  environment,
}: Pick<StudioContext, 'state' | 'environment'>): LabelActions {
  const change = (deed: Deed, next: (labelling: Labelling) => Labelling): void =>
    remember(state, deed, () =>
      state.setState(({ labelling: current }) => {
        const labelling = next(current);
        // Who asks whether labels have changed since looks at whether they are another object.
        return saySame(labelling, current) ? {} : { labelling };
      }),
    );

  const labelPhotos: LabelActions['labelPhotos'] = (ids, place) => {
    const { photos, labelling } = state.getState();
    const known = ids.filter((id) => id in photos && (labelling.labels.get(id) ?? null) !== place);
    if (known.length === 0 || (place !== null && !(place in labelling.classes))) return;
    const deed = { what: place === null ? 'unlabel' : 'label', photos: known.length } as const;
    change(deed, (current) => withLabels(current, known, place));
  };

  const say = (labelsRead: LabelFileState): void => state.setState({ labelsRead });

  // What was said of a file goes with the photos that it spoke of.
  state.subscribe((now, before) => {
    if (now.photosVersion !== before.photosVersion && now.labelsRead !== null)
      state.setState({ labelsRead: null });
  });

  return {
    addClass: (name) => change({ what: 'classes' }, (labelling) => withClass(labelling, name)),
    renameClass: (place, name) =>
      change({ what: 'classes' }, (labelling) => renamedClass(labelling, place, name)),
    removeClass: (place) => change({ what: 'classes' }, (labelling) => withoutClass(labelling, place)),
    labelPhotos,
    labelAs(ids, name) {
      const known = className(name);
      if (known === '' || ids.length === 0) return;
      // One deed, also where the class is new.
      change({ what: 'label', photos: ids.length }, (labelling) =>
        withNames(labelling, new Map(ids.map((id) => [id, known]))),
      );
    },
    labelByFolders: () =>
      change({ what: 'folder-labels' }, () => labellingByFolders(state.getState().photos)),
    async importLabels(file) {
      try {
        if (file.size > LABEL_FILE_BYTES)
          throw new LikenessError(
            'too-large',
            message('It is larger than {most, number} MB.', { most: Math.floor(LABEL_FILE_BYTES / 1e6) }),
          );
        const { names, unknown } = readLabelFile(await file.text(), state.getState().photos);
        change({ what: 'label-file' }, (labelling) => withNames(labelling, names));
        say({ named: names.size, unknown });
      } catch (thrown) {
        say({
          failed: message(
            'This file of labels could not be read. {why} Your labels are as they were: choose a CSV file with the columns “path” and “label”.',
            { why: asLikenessError(thrown).said },
          ),
        });
      }
    },
    downloadLabels() {
      const { photos, labelling } = state.getState();
      environment.save('likeness-labels.csv', 'text/csv', labelFile(photos, labelling));
    },
  };
}
