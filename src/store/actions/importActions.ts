import { untilAborted } from '../../client/untilAborted.ts';
import { asLikenessError } from '../../core/errors.ts';
import { isActive } from '../../core/runState.ts';
import { cacheSide } from '../../core/settings.ts';
import type { ImportFile, StudioContext } from '../context.ts';
import type { StudioState } from '../state.ts';
import type { ImportProgress } from './importProgress.ts';
import type { ModelGuard } from './modelGuard.ts';

export interface ImportActions {
  readonly importDrop: (event: Event) => Promise<void>;
  /** A file input's change. */
  readonly importInput: (event: Event) => Promise<void>;
  readonly useSamples: () => Promise<void>;
  /** Stops reading; photos that were read stay. */
  readonly cancelImport: () => void;
}

type ListFiles = (signal: AbortSignal) => Promise<readonly ImportFile[]>;

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
  const importFrom = async (from: StudioState['photosFrom'], list: ListFiles): Promise<void> => {
    if (abort) return;
    if (isActive(state.getState().run)) {
      state.setState({
        notice: 'Stop the training first; then other photos, or another model, can take the place of these.',
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
      // The model would stay, but not its map and its measures.
      if (guard.isNeeded && !(await guard.ask('photos'))) return;
      await read(files, from, abort.signal);
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
      if (files.length === 0) state.setState({ notice: 'There were no photos in what you gave.' });
      return files;
    } catch (thrown) {
      const { code, message } = asLikenessError(thrown);
      if (code !== 'aborted') state.setState({ notice: message });
      return [];
    } finally {
      state.setState({ importing });
    }
  };

  const read = async (
    files: readonly ImportFile[],
    from: StudioState['photosFrom'],
    signal: AbortSignal,
  ): Promise<void> => {
    fast.pictures.replace(files);
    progress.begin(files.length, from);
    try {
      await dataset.import(files, cacheSide(state.getState().settings.imageSize), signal);
      progress.end(false);
    } catch (thrown) {
      const { code, message } = asLikenessError(thrown);
      if (code === 'aborted') progress.end(true);
      else progress.fail(message);
    }
  };

  return {
    importDrop: (event) => importFrom('user', () => environment.collectFiles(event)),
    importInput: (event) => importFrom('user', () => environment.collectFiles(event)),
    useSamples: () => importFrom('samples', (signal) => environment.loadSamples(signal)),
    cancelImport: () => abort?.abort(),
  };
}
