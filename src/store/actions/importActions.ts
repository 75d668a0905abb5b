import { untilAborted } from '../../client/untilAborted.ts';
import { asLikenessError } from '../../core/errors.ts';
import { isActive } from '../../core/runState.ts';
import { cacheSide } from '../../core/settings.ts';
import type { ImportFile, StudioContext } from '../context.ts';
import { identityOf, sayingsOf } from '../keeping/collectProject.ts';
import { layOutSayings } from '../keeping/layOut.ts';
import { newcomers, type Intake } from '../newcomers.ts';
import type { StudioState } from '../state.ts';
import type { ImportProgress } from './importProgress.ts';
import type { ModelGuard } from './modelGuard.ts';
import { message } from '../../core/message.ts';

export interface ImportActions {
  /** @param intake what becomes of the photos that are there; as was chosen for all unless told */
  readonly importDrop: (event: Event, intake?: Intake) => Promise<void>;
  /** A file input's change. */
  readonly importInput: (event: Event) => Promise<void>;
  /** All photos of a folder that may be read, in place of those at hand. */
  readonly importFolder: (folder: FileSystemDirectoryHandle) => Promise<void>;
  readonly useSamples: () => Promise<void>;
  /** Whether photos that come are added to those that are there, or take their place. */
  readonly chooseIntake: (intake: Intake) => void;
  /** Stops reading; photos that were read stay. */
  readonly cancelImport: () => void;
}

/** Takes files in. */
type Take = (
  files: readonly ImportFile[],
  from: StudioState['photosFrom'],
  signal: AbortSignal,
  folder?: FileSystemDirectoryHandle | null,
) => Promise<void>;
type ListFiles = (signal: AbortSignal) => Promise<readonly ImportFile[]>;

/** Lets the page answer before what follows. */
const ownTask = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

/**
 * @param openModel takes what is no photo: a zip that comes alone
 */
export function importActions(
  context: StudioContext,
  progress: ImportProgress,
  guard: ModelGuard,
  openModel: (file: File) => Promise<void>,
): ImportActions {
  const { state, environment, fast, dataset } = context;
  let abort: AbortController | null = null;

  /** @param list is called at once, since a drop can be read only within its event */
  const importFrom = async (
    from: StudioState['photosFrom'],
    list: ListFiles,
    intake = state.getState().intake,
    folder: Promise<FileSystemDirectoryHandle | null> = Promise.resolve(null),
  ): Promise<void> => {
    if (abort) return;
    if (isActive(state.getState().run)) {
      state.setState({
        notice: message(
          'The training goes on, and nothing was changed. Stop it first; then other photos, or another model, can take the place of these.',
        ),
      });
      return;
    }
    abort = new AbortController();
    try {
      const files = await collect(list, abort.signal);
      const [only, ...others] = files;
      if (only === undefined) return;
      if (others.length === 0 && /\.zip$/i.test(only.path)) {
        await openModel(only.file);
        return;
      }
      if (intake === 'add' && state.getState().photos.length > 0) await add(files, from, abort.signal);
      else await replace(files, from, abort.signal, await folder);
    } finally {
      abort = null;
    }
  };

  /** The files to read; none where there is nothing to do. The photos at hand are untouched so far. */
  const collect = async (list: ListFiles, signal: AbortSignal): Promise<readonly ImportFile[]> => {
    const listed = list(signal);
    const { importing } = state.getState();
    state.setState({ importing: { phase: 'collecting' }, notice: null });
    try {
      const files = await untilAborted(listed, signal);
      // What shows the photos is made next, which is work enough for a task.
      await ownTask();
      if (files.length === 0)
        state.setState({
          notice: message(
            'There were no photos in what you gave. What was here is still here: choose JPEG, PNG, WebP, AVIF, HEIC, TIFF, GIF or BMP files, or a folder of them.',
          ),
        });
      return files;
    } catch (thrown) {
      const { code, said } = asLikenessError(thrown);
      if (code !== 'aborted') {
        state.setState({
          notice: message('It could not be read: {reason} What was here is still here: give it once more.', {
            reason: said,
          }),
        });
      }
      return [];
    } finally {
      state.setState({ importing });
    }
  };

  const replace: Take = async (files, from, signal, photoFolder = null) => {
    // The model would stay, but not its map and its measures. One that waits for its photos is what they come for.
    if (state.getState().waitsForPhotos === null && guard.isNeeded && !(await guard.ask('photos'))) return;
    // The question may stand for long, and a run have begun meanwhile.
    if (isActive(state.getState().run)) return;
    progress.beginInstead(files.length, { from, via: 'files' }, () => {
      fast.pictures.replace(files);
      state.setState({ photoFolder });
    });
    const before = state.getState();
    await read(files, 'new', signal);
    layOutAgain(before);
  };

  /** The same photos once more, as their folder is given for their files: what was said of them holds. */
  const layOutAgain = (before: StudioState): void => {
    const { photosVersion, runPlace, photos } = state.getState();
    if (photosVersion === before.photosVersion || photos.length === 0) return;
    if (identityOf(state.getState()).fingerprint !== identityOf(before).fingerprint) return;
    layOutSayings(context, sayingsOf(before));
    if (runPlace.photosVersion === before.photosVersion)
      state.setState({ runPlace: { ...runPlace, photosVersion } });
  };

  const add: Take = async (files, from, signal) => {
    const known = new Set(state.getState().photos.map(({ path }) => path));
    const sizeOf = (path: string): number | null => (known.has(path) ? fast.pictures.sizeOf(path) : null);
    const { fresh, here } = newcomers(files, sizeOf);
    if (fresh.length === 0) {
      state.setState({ notice: message('All of these photos are here already. Nothing was changed.') });
      return;
    }
    fast.pictures.add(fresh);
    // Of a mixture no folder has all.
    state.setState({ photoFolder: null });
    progress.beginMore(fresh, here, from);
    await read(fresh, 'current', signal);
  };

  const read = async (
    files: readonly ImportFile[],
    into: 'new' | 'current',
    signal: AbortSignal,
  ): Promise<void> => {
    try {
      const side = cacheSide(state.getState().settings.imageSize);
      // The page shows itself first.
      await ownTask();
      await dataset.import(files, { side, into }, signal);
      if (progress.end(false) === 'none')
        state.setState({
          notice: message(
            'None of the files that you gave is a photo that can be read here. What was here is still here; “Show skipped files” says why: choose other files, or a folder of photos.',
          ),
        });
    } catch (thrown) {
      const { code, said } = asLikenessError(thrown);
      if (code === 'aborted') progress.end(true);
      else if ((into === 'current' || progress.isWaiting) && code !== 'worker-lost') {
        progress.end(true);
        state.setState({
          notice: message(
            '{reason} The photos that were here before are still here: add the others once more.',
            { reason: said },
          ),
        });
      } else progress.fail(said);
    }
  };

  return {
    importDrop: (event, intake) => {
      // Both within the event: afterwards nothing can be asked of a drop.
      const folder = environment.folders?.dropped(event);
      return importFrom('user', () => environment.collectFiles(event), intake, folder);
    },
    importFolder: (folder) => {
      const list: ListFiles = () => environment.folders?.list(folder) ?? Promise.resolve([]);
      return importFrom('user', list, 'replace', Promise.resolve(folder));
    },
    importInput: (event) => importFrom('user', () => environment.collectFiles(event)),
    useSamples: () => importFrom('samples', (signal) => environment.loadSamples(signal)),
    chooseIntake: (intake) => state.setState({ intake }),
    cancelImport: () => abort?.abort(),
  };
}
