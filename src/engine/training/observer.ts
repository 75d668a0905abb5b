import type { PhotoMarks } from '../../core/photos.ts';
import type { Settings } from '../../core/settings.ts';
import { PhotoMap, type EmbeddedPhotos, type MapPositions } from '../projection/photoMap.ts';
import { CHUNK, embedPhotos, type LoadedWeights } from './embedding.ts';
import { PROBE_PHOTOS, probePairs, type Probe } from './probe.ts';
import type { TrainingState } from './step.ts';
import type { ViewSource } from './viewSource.ts';

/** A map at least this often, as far as the length of a step allows. */
const INTERVAL_MS = 1900;

/** Of which at most so much goes into embedding photos anew; the pairs come on top. */
const EMBEDDING_MS = 200;

/** What one look gives. */
interface Sight {
  readonly map: MapPositions;
  /** What the map was made of. */
  readonly embedded: EmbeddedPhotos;
  readonly probe: Probe;
}

/** Watches a model in training through its photos: where they lie on the map, and how alike pairs are. */
export class Observer {
  readonly #state: TrainingState;
  readonly #source: ViewSource;
  readonly #map: PhotoMap;
  readonly #probeIds: readonly number[];
  #lastMs = -Infinity;
  #lookMs = 0;
  #chunkMs = 0;

  constructor(
    state: TrainingState,
    source: ViewSource,
    settings: Settings,
    { excluded }: Pick<PhotoMarks, 'excluded'>,
  ) {
    this.#state = state;
    this.#source = source;
    const { representation } = state.network.layout;
    this.#map = new PhotoMap(source.count, representation, settings.seed, excluded);
    this.#probeIds = [...this.#map.nextIds(PROBE_PHOTOS)];
  }

  /** Whether the next map would come too late if another step were taken first. */
  isDue(stepMs: number): boolean {
    const step = Number.isFinite(stepMs) ? stepMs : 0;
    return performance.now() - this.#lastMs + step + this.#lookMs > INTERVAL_MS;
  }

  /**
   * Embeds some photos anew, in turn, and both views of a few; a map and a probe from all that is known.
   *
   * @param step of the weights that are looked at
   * @param settings of the run as they are now: the views follow the augmentation
   */
  async look(step: number, settings: Settings): Promise<Sight> {
    const started = performance.now();
    const { network } = this.#state;
    const result = await this.#state.withWeights(async (weights) => {
      await this.#embedSome(weights, step, started);
      const seen = { network, weights, settings };
      const probe = await probePairs(seen, this.#source, this.#probeIds);
      return { map: this.#map.positions(probe.h), embedded: this.#map.embedded, probe };
    });
    this.#lastMs = performance.now();
    this.#lookMs = this.#lastMs - started;
    return result;
  }

  async #embedSome(weights: LoadedWeights, step: number, started: number): Promise<void> {
    const { network } = this.#state;
    const budget = EMBEDDING_MS - this.#chunkMs;
    for (let done = 0; done < this.#map.size; done += CHUNK) {
      const chunkStarted = performance.now();
      if (done > 0 && chunkStarted - started > budget) return;
      const ids = this.#map.nextIds(CHUNK);
      this.#map.absorb(ids, await embedPhotos(network, weights, this.#source, ids), step);
      this.#chunkMs = performance.now() - chunkStarted;
    }
  }
}
