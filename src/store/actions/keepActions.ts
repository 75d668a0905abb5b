import type { KeeperClient, KeeperOptions } from '../../client/keeperClient.ts';
import type { ClassifierMethod } from '../../core/classification.ts';
import { asLikenessError } from '../../core/errors.ts';
import { classCounts } from '../../core/labelling.ts';
import { PROJECT_FILE_BYTES, type Project } from '../../core/project.ts';
import { isActive } from '../../core/runState.ts';
import type { KeeperRequests } from '../../protocol/keeper.ts';
import type { ResultOf } from '../../protocol/wire.ts';
import type { StudioContext } from '../context.ts';
import { collectProject, identityOf, withPhotosOf } from '../keeping/collectProject.ts';
import type { Keeper } from '../keeping/keeper.ts';
import { layOutRun, layOutSayings, layOutSettings } from '../keeping/layOut.ts';
import type { ImportProgress } from './importProgress.ts';
import type { ModelGuard } from './modelGuard.ts';
import type { RunLoop } from './runLoop.ts';
import type { RunRecord } from './runRecord.ts';

export interface KeepActions {
  /** Takes up what an earlier visit has left in this browser. */
  readonly continueWork: () => Promise<void>;
  /** Forgets all that is kept in this browser, and what a later version has kept here too. */
  readonly forgetWork: () => Promise<void>;
  /** Saves what a newer version of the page has kept here, unread. */
  readonly exportKept: () => Promise<void>;
  /** @param withPhotos whether the pixels of the photos come along */
  readonly saveProject: (withPhotos: boolean) => Promise<void>;
  /** Opens a zip: a project in the place of what is here, or else a model. A failure leaves all as it was. */
  readonly openZip: (file: File) => Promise<void>;
  /** Gives up the file that is being saved or opened: all stays as it was. */
  readonly cancelProjectWork: () => void;
}

/** What the actions on kept work go by. */
export interface KeepParts {
  readonly client: KeeperClient;
  readonly keeper: Keeper;
  readonly record: RunRecord;
  readonly loop: RunLoop;
  readonly progress: ImportProgress;
  readonly guard: ModelGuard;
  readonly openModel: (file: File) => Promise<void>;
  readonly putToWork: (method: ClassifierMethod) => Promise<void>;
}

/** Pixels of photos: in the browser's storage, or from a project file; null where there are none. */
type Pixels = { readonly fingerprint: string } | { readonly bytes: Uint8Array<ArrayBuffer> } | null;

export function keepActions(
  context: StudioContext,
  { client, keeper, record, loop, progress, guard, openModel, putToWork }: KeepParts,
): KeepActions {
  const { state, dataset, environment } = context;
  let current = new AbortController();
  /** One that waits for its photos. */
  let waiting: Project | null = null;

  const layOut = async (project: Project, pixels: Pixels): Promise<void> => {
    const here = pixels !== null && (await takePhotos(project, pixels));
    if (here) layOutSayings(context, project.sayings);
    layOutSettings(context, project);
    waiting = here ? null : project;
    state.setState({ waitsForPhotos: here ? null : project.photos });
    await layOutRun(context, record, loop, project, here);
    if (here) makeClassifier(project);
  };

  /** The classifier that was at work, where the labels that are left tell classes apart. */
  const makeClassifier = ({ classifier }: Project): void => {
    const { labelling, excluded } = state.getState();
    const labelled = classCounts(labelling, excluded).filter((count) => count > 0);
    if (classifier && labelled.length > 1) void putToWork(classifier);
  };

  /** Whether the photos are here now. What is at hand gives way to them. */
  const takePhotos = async (project: Project, pixels: NonNullable<Pixels>): Promise<boolean> => {
    progress.begin(project.photos.count, { from: project.photos.from, via: 'project' });
    try {
      await dataset.restore(pixels);
      progress.end(false);
      return identityOf(state.getState()).fingerprint === project.photos.fingerprint;
    } catch {
      progress.end(false);
      return false;
    }
  };

  // The photos of a project that came without them.
  state.subscribe(({ photosVersion, run, waitsForPhotos }, before) => {
    // Another run has taken its place.
    if (waitsForPhotos === null) waiting = null;
    if (waiting === null || photosVersion === before.photosVersion || isActive(run)) return;
    const project = waiting;
    if (identityOf(state.getState()).fingerprint !== project.photos.fingerprint) return;
    waiting = null;
    state.setState({ waitsForPhotos: null });
    layOutSayings(context, project.sayings);
    layOutSettings(context, project);
    void layOutRun(context, record, loop, project, true).then(() => makeClassifier(project));
  });

  const working = async (
    what: 'saving' | 'opening',
    work: (options: Required<Pick<KeeperOptions, 'signal' | 'progress'>>) => Promise<void>,
  ): Promise<void> => {
    if (state.getState().projectWork.phase === 'working') return;
    current = new AbortController();
    const { signal } = current;
    const tell = (share: number): void => state.setState({ projectWork: { phase: 'working', what, share } });
    tell(0);
    try {
      await work({ signal, progress: (share) => !signal.aborted && tell(share) });
      state.setState({ projectWork: { phase: 'idle' } });
    } catch (thrown) {
      const { said } = asLikenessError(thrown);
      state.setState({
        projectWork: signal.aborted ? { phase: 'idle' } : { phase: 'failed', message: said },
      });
    }
  };

  return {
    continueWork: () =>
      working('opening', async () => {
        const { found } = state.getState();
        if (found.kind !== 'project' || isActive(state.getState().run)) return;
        const project = await client.ask('load', undefined);
        const { fingerprint } = project.photos;
        await layOut(project, found.summary.pixels ? { fingerprint } : null);
        state.setState({ photoFolder: found.folder });
        if (waiting === null) keeper.adopt(project, found.summary.bytes);
        state.setState({ found: { kind: 'nothing' } });
      }),
    async forgetWork() {
      try {
        await keeper.forget();
      } catch (thrown) {
        state.setState({ projectWork: { phase: 'failed', message: asLikenessError(thrown).said } });
      }
    },
    exportKept: () =>
      working('saving', async (options) => {
        const { zip } = await client.ask('exportKept', undefined, options);
        environment.save('likeness-project.zip', 'application/zip', zip);
      }),
    saveProject: (withPhotos) =>
      working('saving', async (options) => {
        const collected = collectProject(context, record, loop);
        if (collected === null) return;
        const project = waiting === null ? collected : withPhotosOf(collected, waiting);
        const photos = withPhotos && waiting === null ? await dataset.packCache() : null;
        const { zip } = await client.ask(
          'makeFile',
          { project, photos },
          { ...options, transfer: photos ? [photos.buffer] : [] },
        );
        environment.save('likeness-project.zip', 'application/zip', zip);
      }),
    openZip: (file) =>
      working('opening', async (options) => {
        const opened = isActive(state.getState().run) ? null : await openFile(file, options);
        // What is no project may be a model, which says what it is otherwise.
        if (opened === null) await openModel(file);
        else if (guard.isNeeded && !(await guard.ask('photos'))) return;
        else if (!guard.isKeptAtStake || (await guard.mayWriteOver()))
          await layOut(opened.project, opened.photos && { bytes: opened.photos });
      }),
    cancelProjectWork: () => current.abort(),
  };

  async function openFile(file: File, options: KeeperOptions): Promise<ResultOf<KeeperRequests, 'openFile'>> {
    if (file.size > PROJECT_FILE_BYTES) return null;
    const zip = new Uint8Array(await file.arrayBuffer());
    return client
      .ask('openFile', { zip }, { ...options, transfer: [zip.buffer] })
      .catch((thrown: unknown) => {
        // A zip that cannot be read at all is told of where models are opened.
        if (asLikenessError(thrown).code === 'bad-zip') return null;
        throw thrown;
      });
  }
}
