import type { EngineRun } from '../../client/engineClient.ts';
import { asLikenessError, type ErrorCode, type LikenessError } from '../../core/errors.ts';
import { isHopeless, isOutlived } from '../../core/recovery.ts';
import { transition, type RunEvent } from '../../core/runState.ts';
import type { Settings } from '../../core/settings.ts';
import type { Checkpoint, RunOutcome } from '../../protocol/engine.ts';
import type { StudioContext } from '../context.ts';
import type { MarkedPhotos } from '../runMarks.ts';

/** A run that is to be taken to its end: a run keeps the photos that it began with, and what was said of them then. */
export interface RunTask extends MarkedPhotos {
  readonly runId: number;
  /** As it was begun. */
  readonly settings: Settings;
  /** Where it was kept; null for a new run. */
  readonly from: Checkpoint | null;
}

/**
 * Takes a run to its end, over losses of its worker and of its device: a fresh worker gets the last checkpoint, and the
 * steps that were lost are taken again.
 */
export class RunLoop {
  readonly #context: StudioContext;
  #run: EngineRun | null = null;
  #task: RunTask | null = null;
  #lastId = 0;

  constructor(context: StudioContext) {
    this.#context = context;
  }

  /** The last run, whether it goes on or not. */
  get task(): RunTask | null {
    return this.#task;
  }

  /** Every run of the page has an id of its own. */
  nextId(): number {
    return ++this.#lastId;
  }

  /** Takes over what a run was kept by, so that it can go on. */
  adopt(task: RunTask): void {
    this.#task = task;
  }

  /** @throws LikenessError what the run cannot outlive, or has outlived too often in a short time */
  async take(task: RunTask): Promise<RunOutcome> {
    const { state, engine } = this.#context;
    const { runId, settings, marks } = task;
    const lossesMs: number[] = [];
    let { from } = task;
    this.#task = task;
    try {
      for (;;) {
        const begin = from?.step ?? 0;
        const turned = state.getState().changes.filter(({ step }) => step > begin);
        this.#run = engine.train(runId, from?.settings ?? settings, { marks, from, turned });
        if (state.getState().run.phase === 'pausing') void this.rest();
        try {
          return await this.#run.outcome;
        } catch (thrown) {
          const error = asLikenessError(thrown);
          lossesMs.push(Date.now());
          if (!isOutlived(error.code) || isHopeless(lossesMs)) throw error;
          if (state.getState().run.phase === 'stopping') return 'stopped';
          from = await this.#outlive(error);
        }
      }
    } finally {
      this.#run = null;
    }
  }

  /** Asks the run to rest, and says so once it does and its last step is told. */
  async rest(): Promise<void> {
    const { engine, fast } = this.#context;
    const runId = this.#task?.runId;
    if (this.#run === null || runId === undefined) return;
    try {
      await engine.pause(runId);
    } catch {
      // A pause that does not arrive: the run itself tells what became of the worker.
      return;
    }
    fast.metrics.flush();
    if (runId === this.#task?.runId) this.dispatch({ type: 'rested' });
  }

  /** Lost with its worker, if at all, of which the run itself tells. */
  wake(): void {
    if (this.#run && this.#task) this.#context.engine.resume(this.#task.runId).catch(() => undefined);
  }

  stop(): void {
    this.#run?.stop();
  }

  readonly dispatch = (event: RunEvent): void =>
    this.#context.state.setState((current) => ({ run: transition(current.run, event) }));

  /** @returns where the run goes on from, once there is a worker for it; null where it begins anew */
  async #outlive(error: LikenessError): Promise<Checkpoint | null> {
    const { state, engine } = this.#context;
    const before = state.getState().device;
    const from = engine.checkpoint;
    // Its worker is whole, and what it holds is not.
    if (error.code === 'internal') engine.replace(error);
    this.dispatch({ type: 'lost' });
    await engine.revived();
    const { device } = state.getState();
    // What another backend computes is another run, and may take a hundred times as long: that is the user's to say.
    if (before.phase === 'ready' && device.phase === 'ready' && device.backend !== before.backend)
      throw error;
    this.#rewind(error.code, from);
    return from;
  }

  /** Takes curves and maps back to where a run goes on from that was lost, and counts the loss. */
  #rewind(code: ErrorCode, checkpoint: Checkpoint | null): void {
    const { state, fast } = this.#context;
    const from = checkpoint?.step ?? 0;
    fast.metrics.flush();
    const lostAt = Math.max(fast.metrics.length === 0 ? 0 : fast.metrics.last('step'), from);
    fast.metrics.truncate(from);
    fast.map.truncate(from);
    state.setState(({ recoveries }) => ({ recoveries: [...recoveries, { code, lostAt, from }] }));
  }

  /** The same for a run that broke too often to go on by itself. Whoever has it go on need not be told so. */
  rewindAgain(code: ErrorCode): void {
    const { state, fast, engine } = this.#context;
    const known = state.getState().recoveries.at(-1)?.from ?? -1;
    // Where no step was taken since the last loss, it is the same one.
    if (fast.metrics.length > 0 && fast.metrics.last('step') > known) this.#rewind(code, engine.checkpoint);
    state.setState(({ recoveries }) => ({ formerRecoveries: recoveries.length }));
  }
}
