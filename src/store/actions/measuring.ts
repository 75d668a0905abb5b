import type { ApplyWatcher } from '../../client/applyWatcher.ts';
import { asLikenessError } from '../../core/errors.ts';
import type { Message } from '../../core/message.ts';
import { lastOf, type ApplyState, type LabelBasis, type Measured, type Measurement } from '../applyState.ts';
import type { StudioContext } from '../context.ts';

/** Measurements of the Apply step, which the engine makes one after the other. */
export type MeasurementSlot = 'comparison' | 'classifier' | 'efficiency';

type FoundIn<K extends MeasurementSlot> = ApplyState[K] extends Measurement<infer Found> ? Found : never;

/** What a measurement is told to stop by, and tells how far it is. */
export interface MeasuringControl<Found> extends Pick<ApplyWatcher, 'progress'> {
  readonly signal: AbortSignal;
  /** Tells what is there already, and stays should the rest be given up or fail. */
  readonly found: (part: Found) => void;
}

interface UnderWay {
  readonly slot: MeasurementSlot;
  readonly abort: AbortController;
}

/** Makes measurements of labels, one at a time, keeps what was found last in sight, and tells how far it is. */
export class Measuring {
  readonly #state: StudioContext['state'];
  #current: UnderWay | null = null;

  constructor(state: StudioContext['state']) {
    this.#state = state;
  }

  /**
   * Makes one, and shows how that ends. A newer measurement, of whatever kind, ends an older one.
   *
   * @param given what it goes by: what holds now, unless told otherwise
   */
  async measure<K extends MeasurementSlot>(
    slot: K,
    work: (control: MeasuringControl<FoundIn<K>>) => Promise<FoundIn<K>>,
    given: LabelBasis = this.#state.getState(),
  ): Promise<void> {
    this.cancel();
    const basis = { labelling: given.labelling, excluded: given.excluded };
    const abort = new AbortController();
    const current: UnderWay = { slot, abort };
    this.#current = current;
    const last = lastOf(this.#state.getState()[slot] as Measurement<FoundIn<K>>);
    this.#show(slot, { phase: 'working', last, share: 0, at: null });
    try {
      const progress: ApplyWatcher['progress'] = (told) => this.#tell(current, told);
      const keep = (found: FoundIn<K>): void => this.#keep(current, { found, basis });
      const found = await work({ signal: abort.signal, progress, found: keep });
      if (this.#current === current) this.#show(slot, { phase: 'ready', last: { found, basis } });
    } catch (thrown) {
      const { code, said } = asLikenessError(thrown);
      if (this.#current === current) this.#end(slot, code === 'aborted' ? null : said);
    } finally {
      if (this.#current === current) this.#current = null;
    }
  }

  /** Ends the one under way; what was found before it stays. */
  cancel(): void {
    if (!this.#current) return;
    const { slot, abort } = this.#current;
    this.#current = null;
    abort.abort();
    this.#end(slot, null);
  }

  /** Whether one is under way. */
  get isBusy(): boolean {
    return this.#current !== null;
  }

  #keep(current: UnderWay, last: Measured<unknown>): void {
    const now = this.#state.getState()[current.slot];
    if (this.#current === current && now.phase === 'working')
      this.#show(current.slot, { ...now, last } as Measurement<never>);
  }

  #end(slot: MeasurementSlot, message: Message | null): void {
    const now: Measurement<unknown> = this.#state.getState()[slot];
    if (now.phase === 'working') this.#show(slot, ended(now.last, message) as Measurement<never>);
  }

  #tell(
    current: UnderWay,
    { work, share, method }: Parameters<NonNullable<ApplyWatcher['progress']>>[0],
  ): void {
    if (this.#current !== current) return;
    const { slot } = current;
    const now = this.#state.getState()[slot];
    if (now.phase !== 'working') return;
    const at = work === 'embedding' ? 'photos' : (method ?? null);
    this.#state.setState({ [slot]: { ...now, share, at } });
  }

  #show<K extends MeasurementSlot>(slot: K, next: Measurement<FoundIn<K>>): void {
    this.#state.setState({ [slot]: next } as unknown as Pick<ApplyState, K>);
  }
}

function ended<T>(last: Measured<T> | null, message: Message | null): Measurement<T> {
  if (message !== null) return { phase: 'failed', last, message };
  return last === null ? { phase: 'none' } : { phase: 'ready', last };
}
