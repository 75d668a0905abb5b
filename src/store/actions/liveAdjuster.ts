import {
  liveValue,
  settingsAfter,
  withChanges,
  withLive,
  type LiveChanges,
  type LiveName,
} from '../../core/liveSettings.ts';
import type { StudioContext } from '../context.ts';

/** A slider under the hand moves many times a second; this much rest makes one change of it. */
const REST_MS = 300;

/**
 * Hands what is turned during a run to the run, and keeps the run's list of changes. One request is under way at
 * most, so that the list is in the order in which they hold.
 */
export class LiveAdjuster {
  readonly #context: StudioContext;
  /** Under the hand still. */
  #moving: LiveChanges = {};
  /** Come to rest, and not sent yet. */
  #resting: LiveChanges = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;

  constructor(context: StudioContext) {
    this.#context = context;
  }

  /** Sets it at once on the page, and in the run when the hand has come to rest. */
  turn(name: LiveName, value: number): void {
    this.#context.state.setState(({ settings, chosen }) => ({
      settings: withLive(settings, { [name]: value }),
      chosen: new Set(chosen).add(name),
    }));
    this.#moving = { ...this.#moving, [name]: value };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), REST_MS);
  }

  /** Sends what is under the hand too, as before a paused run goes on. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#resting = { ...this.#resting, ...this.#moving };
    this.#moving = {};
    if (!this.#sending) void this.#send();
  }

  /** Another run begins: what was turned was meant for the last. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#moving = {};
    this.#resting = {};
  }

  async #send(): Promise<void> {
    const { state, engine } = this.#context;
    this.#sending = true;
    for (let changes = this.#takeNews(); changes !== null; changes = this.#takeNews()) {
      const { run, ranWith } = state.getState();
      if (!('runId' in run) || ranWith === null) break;
      const { runId, steps } = run;
      // Lost with its worker, if at all, of which the run itself tells.
      const step = await engine.adjust(runId, changes).catch(() => null);
      // What a run was told that has ended, or has no step left, are settings of the next.
      if (step === null || step > steps) continue;
      const turned = changes;
      state.setState(({ run: now, changes: known }) =>
        'runId' in now && now.runId === runId ? { changes: withChanges(known, ranWith, step, turned) } : {},
      );
    }
    this.#sending = false;
  }

  /** What rests and is other than it is in the run: a hand may come back to where it began. */
  #takeNews(): LiveChanges | null {
    const { ranWith, changes } = this.#context.state.getState();
    const rested = Object.entries(this.#resting) as [LiveName, number][];
    this.#resting = {};
    if (ranWith === null) return null;
    const held = settingsAfter(ranWith, changes);
    const news = rested.filter(([name, value]) => liveValue(held, name) !== value);
    return news.length === 0 ? null : Object.fromEntries(news);
  }
}
