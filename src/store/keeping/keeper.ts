import type { KeeperClient } from '../../client/keeperClient.ts';
import type { Checkpoint } from '../../core/checkpoint.ts';
import { asLikenessError } from '../../core/errors.ts';
import type { Project } from '../../core/project.ts';
import { lastOf } from '../applyState.ts';
import type { RunLoop } from '../actions/runLoop.ts';
import type { RunRecord } from '../actions/runRecord.ts';
import type { StudioContext } from '../context.ts';
import { isActive } from '../../core/runState.ts';
import type { StudioState } from '../state.ts';
import { collectProject } from './collectProject.ts';
import { takeTurn, type Locks } from './tabLock.ts';

/** Most of the time that keeping may take while a run goes on. */
const SHARE = 0.05;

/** What is said of photos comes in a row, one label after the other: it is kept after a rest of so many ms. */
const REST_MS = 1000;

/** Keeps the work of this visit in the browser as it comes, so that a crash, a closed tab or a reload costs little of it. */
export class Keeper {
  readonly #context: StudioContext;
  readonly #client: KeeperClient;
  readonly #record: RunRecord;
  readonly #loop: RunLoop;
  /** Whether this tab may write; null while that is not known. */
  #turn: Promise<boolean> | null = null;
  readonly #locks: Locks | undefined;
  #saving = false;
  /** Whether more has come while a save was under way. */
  #stale = false;
  #nextMs = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** What of the run lies in the browser's storage. */
  #kept: Checkpoint | null = null;
  /** Photos that lie there, or were refused there. */
  #photos: { readonly version: number; readonly bytes: number | null } | null = null;

  constructor(
    context: StudioContext,
    client: KeeperClient,
    record: RunRecord,
    loop: RunLoop,
    locks: Locks | undefined,
  ) {
    this.#context = context;
    this.#client = client;
    this.#record = record;
    this.#loop = loop;
    this.#locks = locks;
    context.state.subscribe((now, before) => {
      const { model, run } = now;
      if (isSaidAnew(now, before)) this.#saveAfterRest();
      if (model.phase !== 'trained' || (model === before.model && run.phase === before.run.phase)) return;
      // The last checkpoint of a run may have come too soon after another to be kept as it came.
      if (this.#isKept && !isActive(run)) return;
      // What rests or has ended is kept whatever it takes.
      void this.#save(run.phase === 'running' ? 'spaced' : 'now');
    });
  }

  /** Looks for what an earlier visit has left. */
  async find(): Promise<void> {
    const { state } = this.#context;
    const found = await this.#client.ask('find', undefined).catch(() => ({ kind: 'nothing' }) as const);
    // What was kept since then has taken its place.
    const isReplaced = found.kind === 'project' && this.#kept !== null;
    state.setState({ found: isReplaced ? { kind: 'nothing' } : found });
    if (found.kind === 'newer') state.setState({ keeping: { phase: 'off', why: 'newer-project' } });
  }

  /** Of a run that goes on the next checkpoint tells all that was said. */
  #saveAfterRest(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      const { run } = this.#context.state.getState();
      // What is being written knows nothing of it.
      if (this.#saving) this.#saveAfterRest();
      else if (!isActive(run) || run.phase === 'paused') void this.#save('now');
    }, REST_MS);
  }

  /** What was kept is known to lie there as it is now. */
  adopt(project: Project, bytes: number): void {
    const { photosVersion, labelling } = this.#context.state.getState();
    this.#photos = { version: photosVersion, bytes };
    const { step } = project.run.checkpoint;
    this.#context.state.setState({ keeping: { phase: 'kept', step, bytes, labelling, photos: true } });
  }

  /** @throws LikenessError where something of it may still be there */
  async forget(): Promise<void> {
    clearTimeout(this.#rest);
    await this.#client.ask('forget', undefined);
    this.#kept = null;
    this.#photos = null;
    this.#context.state.setState({ found: { kind: 'nothing' }, keeping: { phase: 'nothing' } });
  }

  /** @param when `spaced` may be left out for having been done a short while ago */
  async #save(when: 'now' | 'spaced'): Promise<void> {
    const { state } = this.#context;
    const started = performance.now();
    if (this.#saving) this.#stale ||= when === 'now';
    if (this.#saving || (when === 'spaced' && started < this.#nextMs)) return;
    this.#saving = true;
    try {
      const { found, labelling, waitsForPhotos } = state.getState();
      // Work without its photos knows less of them than what is kept of it.
      if (found.kind === 'newer' || waitsForPhotos !== null || !(await this.#mayWrite())) return;
      const project = collectProject(this.#context, this.#record, this.#loop);
      if (project === null) return;
      const { bytes, photoBytes } = await this.#client.ask('save', project);
      const photos = await this.#keepPhotos(project.photos.fingerprint, photoBytes);
      this.#kept = project.run.checkpoint;
      const { step } = this.#kept;
      state.setState({
        found: { kind: 'nothing' },
        keeping: { phase: 'kept', step, bytes: bytes + (photos ?? 0), labelling, photos: photos !== null },
      });
    } catch (thrown) {
      const { code } = asLikenessError(thrown);
      const why = code === 'storage-full' || code === 'newer-project' ? code : 'storage-denied';
      state.setState({ keeping: { phase: 'off', why } });
    } finally {
      this.#saving = false;
      const ended = performance.now();
      this.#nextMs = ended + (ended - started) / SHARE;
    }
    const again = this.#stale && !this.#isKept;
    this.#stale = false;
    if (again) await this.#save('now');
  }

  get #isKept(): boolean {
    return this.#kept !== null && this.#kept === this.#context.engine.checkpoint;
  }

  /**
   * Bytes of the photos in storage; null where they do not fit, which costs the photos alone.
   *
   * @param lying what of them is there: a browser may clear its storage while the page is open
   */
  async #keepPhotos(fingerprint: string, lying: number | null): Promise<number | null> {
    const { state, dataset } = this.#context;
    const version = state.getState().photosVersion;
    const gone = lying === null && this.#photos !== null && this.#photos.bytes !== null;
    if (this.#photos?.version !== version || gone) {
      const kept = await dataset.keep(fingerprint).catch(() => ({ bytes: null }));
      this.#photos = { version, ...kept };
    }
    return this.#photos.bytes;
  }

  async #mayWrite(): Promise<boolean> {
    this.#turn ??= takeTurn(this.#locks, () => {
      this.#turn = Promise.resolve(true);
      this.#context.state.setState({ keeping: { phase: 'nothing' } });
      void this.#save('now');
    });
    if (await this.#turn) return true;
    this.#context.state.setState({ keeping: { phase: 'off', why: 'other-tab' } });
    return false;
  }
}

/** Whether something else is said of the photos of the run at hand than before, or another classifier is at work. */
function isSaidAnew(now: StudioState, before: StudioState): boolean {
  if (now.model.phase !== 'trained' || now.runPlace.photosVersion !== now.photosVersion) return false;
  const saidOf = (state: StudioState): unknown[] => [
    state.labelling,
    state.excluded,
    state.pairMarks,
    state.groupChoices,
    lastOf(state.classifier)?.found.method,
  ];
  const others = saidOf(before);
  return saidOf(now).some((part, at) => part !== others[at]);
}
