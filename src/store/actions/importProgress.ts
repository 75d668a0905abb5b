import type { WorkerEvent } from '../../client/connection.ts';
import { choicesAfter } from '../../core/pairMarks.ts';
import type { SkippedFile } from '../../core/photos.ts';
import { transition } from '../../core/runState.ts';
import type { DatasetEvents, ImportFile } from '../../protocol/dataset.ts';
import type { StudioContext } from '../context.ts';
import { photoSetOf } from '../photoSet.ts';
import { withoutGroups, withoutPhotos } from '../history.ts';
import { NO_PHOTOS } from '../photosState.ts';
import type { StudioState } from '../state.ts';
import { withSuggestions } from '../suggestions.ts';
import type { Message } from '../../core/message.ts';

/** The first files wait for decoders to warm up: before this a rate says little of the rest. */
const SECONDS_FOR_RATE = 1.5;

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

  receive(event: WorkerEvent<DatasetEvents>): void {
    switch (event.name) {
      case 'photos': {
        const { records, thumbnails } = event.payload;
        this.#fast.thumbnails.append(thumbnails);
        this.#state.setState(({ photos }) => ({ photos: [...photos, ...records] }));
        return;
      }
      case 'skipped':
        this.#state.setState(({ skipped }) => ({ skipped: [...skipped, ...event.payload] }));
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

  /** The photos that came are the data set now. */
  end(cancelled: boolean): void {
    const before = this.#state.getState();
    const { photos, skipped } = before;
    const photoSet = photoSetOf({ ...before, foundGroups: this.#groups });
    const counts = { photos: photos.length, test: photoSet.testPhotos, skipped: skipped.length };
    const importing =
      photos.length + skipped.length === 0
        ? ({ phase: 'empty' } as const)
        : ({ phase: 'ready', ...counts, cancelled } as const);
    this.#state.setState((current) => ({
      ...photoSet,
      ...withSuggestions({ ...current, ...photoSet, importing }),
      importing,
      // Groups that were spoken of while photos came have other numbers now.
      history: withoutGroups(current.history),
      groupChoices: choicesAfter(current.groups, current.groupChoices, photoSet.groups),
      labels: [...new Set(current.photos.flatMap(({ label }) => label ?? []))].sort(),
      photosVersion: current.photosVersion + 1,
    }));
  }

  /** The photos are lost. */
  fail(message: Message): void {
    this.#forgetPhotos();
    this.#state.setState(({ photosVersion }) => ({
      importing: { phase: 'failed', message },
      photosVersion: photosVersion + 1,
    }));
  }

  #forgetPhotos(): void {
    this.#fast.thumbnails.clear();
    this.#fast.map.clear();
    this.#fast.pairs.set(null);
    this.#fast.probe.set(null);
    this.#fast.example.set(null);
    this.#fast.likeness.set(null);
    this.#fast.features.set(null);
    this.#fast.hardNegatives.set(null);
    this.#groups = new Int32Array();
    this.#state.setState(({ history }) => ({ history: withoutPhotos(history), ...NO_PHOTOS }));
  }

  #start(total: number, before: number): void {
    this.#startedAtMs = performance.now();
    this.#before = before;
    this.#state.setState((current) => {
      const { photos, skipped } = current;
      const counts = { done: 0, total, before, photos: photos.length, skipped: skipped.length };
      const about = { via: this.#via, rate: 0, secondsLeft: null };
      const importing = { phase: 'importing', ...counts, ...about } as const;
      return { ...withSuggestions({ ...current, importing }), importing };
    });
  }

  #progress(done: number, total: number): void {
    const { photos, skipped } = this.#state.getState();
    const before = this.#before;
    const pace = paceOf(done, total, this.#startedAtMs);
    const counts = { photos: photos.length, skipped: skipped.length };
    this.#state.setState({
      importing: { phase: 'importing', via: this.#via, done, total, before, ...counts, ...pace },
    });
  }
}

/** Photos or files a second, and how long the rest takes at that; null until that can be told. */
function paceOf(
  done: number,
  total: number,
  sinceMs: number,
): { readonly rate: number; readonly secondsLeft: number | null } {
  const seconds = Math.max(0.001, (performance.now() - sinceMs) / 1000);
  const rate = done / seconds;
  return { rate, secondsLeft: seconds < SECONDS_FOR_RATE ? null : (total - done) / rate };
}
