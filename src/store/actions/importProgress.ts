import type { WorkerEvent } from '../../client/connection.ts';
import type { SkippedFile } from '../../core/photos.ts';
import { transition } from '../../core/runState.ts';
import type { DatasetEvents, ImportFile } from '../../protocol/dataset.ts';
import type { StudioContext } from '../context.ts';
import { withoutGroups, withoutPhotos } from '../history.ts';
import { NO_PHOTOS } from '../photosState.ts';
import type { StudioState } from '../state.ts';
import { paceOf } from './pace.ts';
import { arrived, forgetDrawn, stayed } from './arrivedPhotos.ts';
import { withSuggestions } from '../suggestions.ts';
import type { Message } from '../../core/message.ts';

/** Photos that are about to come: whose they are, and which way they come. */
interface Coming {
  readonly from: StudioState['photosFrom'];
  readonly via: 'files' | 'project';
}

/** Writes what the dataset worker tells into the state. */
export class ImportProgress {
  readonly #state: StudioContext['state'];
  readonly #fast: StudioContext['fast'];
  #startedAtMs = 0;
  #before = 0;
  #sizedSinceMs = 0;
  #via: Coming['via'] = 'files';
  #groups: Int32Array = new Int32Array();
  /** Photos are at hand whose place others are to take, of which none has come yet. */
  #pending: { readonly takePlace: () => void; readonly skipped: SkippedFile[] } | null = null;

  constructor({ state, fast }: Pick<StudioContext, 'state' | 'fast'>) {
    this.#state = state;
    this.#fast = fast;
  }

  /** Makes room: the photos of before go, and all that was drawn of them. */
  begin(total: number, { from: photosFrom, via }: Coming): void {
    this.#forgetPhotos();
    this.#via = via;
    this.#start(total, 0);
    this.#state.setState({ photosFrom });
  }

  /**
   * The same once the first of them has come: what is here stays until then.
   *
   * @param takesPlace hears when it goes
   */
  beginInstead(total: number, coming: Coming, takesPlace: () => void): void {
    if (this.#state.getState().photos.length === 0) {
      takesPlace();
      this.begin(total, coming);
      return;
    }
    this.#via = coming.via;
    const takePlace = (): void => {
      const skipped = this.#pending?.skipped ?? [];
      this.#pending = null;
      takesPlace();
      this.#forgetPhotos();
      this.#state.setState({ photosFrom: coming.from, skipped });
    };
    this.#pending = { takePlace, skipped: [] };
    this.#start(total, 0);
  }

  /**
   * More photos come to those that are there, whose ids stay.
   *
   * @param here files that are not read again
   */
  beginMore(
    fresh: readonly ImportFile[],
    here: readonly SkippedFile[],
    from: StudioState['photosFrom'],
  ): void {
    const told = new Set([...fresh, ...here].map(({ path }) => path));
    this.#state.setState(({ photosFrom, skipped, history }) => ({
      // Of a mixture nobody can say where it comes from.
      photosFrom: photosFrom === from ? from : 'user',
      skipped: [...skipped.filter(({ path }) => !told.has(path)), ...here],
      history: withoutGroups(history),
    }));
    this.#via = 'files';
    this.#start(fresh.length, this.#state.getState().photos.length);
  }

  /** Whether those at hand are still here, of which others are to take the place. */
  get isWaiting(): boolean {
    return this.#pending !== null;
  }

  receive(event: WorkerEvent<DatasetEvents>): void {
    switch (event.name) {
      case 'photos': {
        const { records, thumbnails } = event.payload;
        this.#pending?.takePlace();
        this.#fast.thumbnails.append(thumbnails);
        this.#state.setState(({ photos }) => ({ photos: [...photos, ...records] }));
        return;
      }
      case 'skipped':
        if (this.#pending) this.#pending.skipped.push(...event.payload);
        else this.#state.setState(({ skipped }) => ({ skipped: [...skipped, ...event.payload] }));
        return;
      case 'groups':
        this.#groups = event.payload;
        return;
      case 'labels': {
        const labels = event.payload;
        this.#state.setState(({ photos }) => ({
          photos: photos.map((photo, at) => ({ ...photo, label: labels[at] ?? null })),
        }));
        return;
      }
      case 'progress':
        this.#progress(event.payload.done, event.payload.total);
        return;
      case 'sized': {
        const { done, total } = event.payload;
        if (done === 1) this.#sizedSinceMs = performance.now();
        const photos = { done, total, secondsLeft: paceOf(done, total, this.#sizedSinceMs).secondsLeft };
        this.#state.setState(({ run }) => ({ run: transition(run, { type: 'sizing', photos }) }));
        return;
      }
      case 'sorted': {
        const { done, total } = event.payload;
        this.#state.setState(({ sorting }) =>
          sorting.phase === 'working' ? { sorting: { phase: 'working', done, total } } : {},
        );
        return;
      }
      default:
        event satisfies never;
    }
  }

  /** What came is the data set now; where `none` came to take the place of those at hand, they are as they were. */
  end(cancelled: boolean): 'came' | 'none' {
    if (this.#pending) {
      this.#keepWhatIsHere(this.#pending.skipped);
      return 'none';
    }
    this.#state.setState((current) => arrived(current, this.#groups, cancelled));
    return 'came';
  }

  /** None of the photos came. Which files were no photos is told beside those that stay. */
  #keepWhatIsHere(skipped: readonly SkippedFile[]): void {
    this.#pending = null;
    this.#state.setState((current) => stayed(current, skipped));
  }

  /** The photos are lost. */
  fail(message: Message): void {
    this.#pending = null;
    this.#forgetPhotos();
    this.#state.setState(({ photosVersion }) => ({
      importing: { phase: 'failed', message },
      photosVersion: photosVersion + 1,
    }));
  }

  #forgetPhotos(): void {
    forgetDrawn(this.#fast);
    this.#groups = new Int32Array();
    this.#state.setState(({ history }) => ({ history: withoutPhotos(history), ...NO_PHOTOS }));
  }

  #start(total: number, before: number): void {
    this.#startedAtMs = performance.now();
    this.#before = before;
    this.#state.setState((current) => {
      const about = { via: this.#via, done: 0, total, before, rate: 0, secondsLeft: null };
      const importing = { phase: 'importing', ...this.#counts(), ...about } as const;
      return { ...withSuggestions({ ...current, importing }), importing };
    });
  }

  #progress(done: number, total: number): void {
    const about = { via: this.#via, done, total, before: this.#before };
    const pace = paceOf(done, total, this.#startedAtMs);
    this.#state.setState({ importing: { phase: 'importing', ...this.#counts(), ...about, ...pace } });
  }

  /** What has come so far: photos whose place is to be taken do not count. */
  #counts(): { readonly photos: number; readonly skipped: number } {
    if (this.#pending) return { photos: 0, skipped: this.#pending.skipped.length };
    const { photos, skipped } = this.#state.getState();
    return { photos: photos.length, skipped: skipped.length };
  }
}
