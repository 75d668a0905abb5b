import type { DatasetSummary } from '../../core/datasetSummary.ts';
import { usesHalf } from '../../core/kernelChoice.ts';
import { formatRunLog, type RunEnvironment } from '../../core/runLog.ts';
import type { PhotoRecord } from '../../core/photos.ts';
import type { Settings } from '../../core/settings.ts';
import { heldOutCount } from '../../core/split.ts';
import type { DeviceInfo } from '../../protocol/engine.ts';
import type { StudioContext } from '../context.ts';
import { duplicateCountsOf, knownPhotos } from '../duplicates.ts';
import type { StudioState } from '../state.ts';

interface Recorded {
  readonly settings: Settings;
  readonly environment: RunEnvironment;
  readonly dataset: DatasetSummary;
}

const SAMPLES = 'the sample pictures, Fluent Emoji 3D by Microsoft, MIT licence';

/** What the last run was run with: settings and photos may have changed since. */
export class RunRecord {
  readonly #context: StudioContext;
  #recorded: Recorded | null = null;

  constructor(context: StudioContext) {
    this.#context = context;
  }

  /** @param settings those of the page, unless told otherwise */
  begin(
    { backend, adapter, gigaflops, kernels }: DeviceInfo,
    settings = this.#context.state.getState().settings,
  ): void {
    const { photos, excluded, labels } = this.#context.state.getState();
    this.adopt(settings, {
      backend,
      adapter,
      gigaflops,
      halfPrecision: kernels !== undefined && usesHalf(kernels.half),
      photos: photos.length - excluded.size,
      labels: labels.length,
      startedAt: new Date().toISOString(),
      browser: this.#context.environment.browser,
    });
  }

  /** Takes over a run that was begun elsewhere, with the photos at hand. */
  adopt(settings: Settings, environment: RunEnvironment): void {
    const state = this.#context.state.getState();
    const { photosFrom, labels, skipped } = state;
    const duplicates = duplicateCountsOf(state);
    const samePairs = state.pairMarks.filter(({ meaning }) => meaning === 'same').length;
    this.#recorded = {
      settings,
      environment,
      dataset: {
        photos: environment.photos,
        skipped: skipped.length,
        labels,
        ...photoFacts(state),
        heldOut: heldOutCount(knownPhotos(state), settings.heldOut),
        description: photosFrom === 'samples' ? SAMPLES : '',
        ...(duplicates === null ? {} : { duplicates }),
        ...(samePairs === 0 ? {} : { samePairs }),
      },
    };
  }

  /** Where the last run was begun; null before any. */
  get environment(): RunEnvironment | null {
    return this.#recorded?.environment ?? null;
  }

  get dataset(): DatasetSummary | null {
    return this.#recorded?.dataset ?? null;
  }

  /** `likeness-run.jsonl`, or null before any run. */
  runLog(): string | null {
    if (!this.#recorded) return null;
    const { settings, environment } = this.#recorded;
    const { fast, state } = this.#context;
    return formatRunLog(settings, environment, fast.metrics, state.getState());
  }
}

/** How many photos each label has, and how large the originals are, of all but excluded ones. */
function photoFacts({
  photos,
  excluded,
  labels,
}: Pick<StudioState, 'photos' | 'excluded' | 'labels'>): Pick<DatasetSummary, 'labelCounts' | 'sizes'> {
  const kept = photos.filter(({ id }) => !excluded.has(id));
  const [first] = kept;
  if (first === undefined) return {};
  const area = ({ width, height }: PhotoRecord): number => width * height;
  const size = ({ width, height }: PhotoRecord): number[] => [width, height];
  const smallest = kept.reduce((least, photo) => (area(photo) < area(least) ? photo : least), first);
  const largest = kept.reduce((most, photo) => (area(photo) > area(most) ? photo : most), first);
  const counts = new Map<string | null, number>();
  for (const { label } of kept) counts.set(label, (counts.get(label) ?? 0) + 1);
  return {
    labelCounts: labels.map((label) => counts.get(label) ?? 0),
    sizes: { smallest: size(smallest), largest: size(largest) },
  };
}
