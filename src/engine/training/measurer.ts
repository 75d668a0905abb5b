import * as tf from '@tensorflow/tfjs-core';
import type { Measures } from '../../core/metrics.ts';
import type { PackedPhotos } from '../../core/photos.ts';
import { PURPOSE } from '../../core/random.ts';
import type { Settings } from '../../core/settings.ts';
import type { SimilarityHistogram } from '../../core/similarityHistogram.ts';
import { samplePhotos, type Split } from '../../core/split.ts';
import type { Rows } from '../metrics/geometry.ts';
import { leaveOneOutOfFew } from '../metrics/nearestNeighbours.ts';
import { searchPairs, type PairSearch } from '../metrics/pairSearch.ts';
import { similarityHistogram, viewGeometry, type ViewGeometry } from '../metrics/viewGeometry.ts';
import type { LoadedWeights } from './embedding.ts';
import { embedPairs, embedPlain, type PairRows } from './pairEmbedding.ts';
import type { TrainingState } from './step.ts';
import type { ViewSource } from './viewSource.ts';

/** Photos measured at most, of those that are trained on and of those that are held out. */
const MOST_PHOTOS = 512;

/** And at least, where there are as many: of fewer a rank tells little. */
const LEAST_PHOTOS = 16;

/** As in the final table of scores. */
const NEIGHBOURS = 5;

/** Fewer photos than this have no strangers. */
const LEAST_COMPARED = 2;

/** What a measurement tells. */
export interface Measurement {
  readonly measures: Measures;
  readonly similarities: SimilarityHistogram;
}

/**
 * Measures a model in training on photos that stay the same through a run: as many as a batch has, so that it costs
 * what a step costs, whatever the device. Their views are drawn anew each time, fixed by seed and step, so that means
 * over several measurements tell more than one. Nothing here touches what training computes.
 */
export class Measurer {
  readonly #state: TrainingState;
  readonly #source: ViewSource;
  readonly #settings: Settings;
  readonly #training: Uint32Array;
  readonly #heldOut: Uint32Array;
  /** Photos with a label, and those labels; none where there are fewer than two classes. */
  readonly #labelled: { readonly ids: Uint32Array; readonly labels: readonly number[] };

  constructor(
    state: TrainingState,
    source: ViewSource,
    settings: Settings,
    { training, heldOut }: Split,
    { labels, groups }: Pick<PackedPhotos, 'labels' | 'groups'>,
  ) {
    const { batchSize, seed } = settings;
    const most = Math.min(MOST_PHOTOS, Math.max(LEAST_PHOTOS, batchSize));
    this.#state = state;
    this.#source = source;
    this.#settings = settings;
    this.#training = samplePhotos(training, most, seed, groups);
    this.#heldOut = samplePhotos(heldOut, most, seed, groups);
    this.#labelled = labelledOf(
      samplePhotos(training, Math.min(MOST_PHOTOS, 2 * most), seed, groups),
      labels,
    );
  }

  /**
   * Embeds the photos as the weights are now, in evaluation, and measures.
   *
   * @param recipe how views are made now: that may be turned during a run
   */
  async measure(step: number, recipe: Settings): Promise<Measurement> {
    const { network } = this.#state;
    const { seed } = this.#settings;
    const key = { seed, purpose: PURPOSE.measure, step };
    const { measures, similarities } = await this.#state.withWeights(async (weights) => {
      const embed = (ids: Uint32Array): Promise<PairRows> =>
        embedPairs(network, weights, this.#source, { ids, recipe, key });
      const training = await embed(this.#training);
      const heldOut = this.#heldOut.length < LEAST_COMPARED ? null : await embed(this.#heldOut);
      return {
        measures: {
          ...viewGeometry(...training.z),
          ...ofH(viewGeometry(...training.h)),
          ...this.#pairMeasures(training, heldOut),
          ...(await this.#neighbours(weights)),
        },
        similarities: similarityHistogram(...training.z),
      };
    });
    return { measures: { ...measures, ...memory() }, similarities };
  }

  /** Both sides are compared in batches of one size, so that the difference between them is fair. */
  #pairMeasures(training: PairRows, heldOut: PairRows | null): Measures {
    const { batchSize, similarity } = this.#settings;
    const counts = [batchSize, rowCount(training.z[0]), ...(heldOut ? [rowCount(heldOut.z[0])] : [])];
    const comparedPhotos = Math.min(...counts);
    const search = ({ z }: PairRows): PairSearch => searchPairs(...z, comparedPhotos, similarity);
    const train = search(training);
    const held = heldOut && search(heldOut);
    return {
      comparedPhotos,
      trainTop1: train.top1,
      trainTop5: train.top5,
      trainRank: train.meanRank,
      ...(held && { heldOutTop1: held.top1, heldOutTop5: held.top5, heldOutRank: held.meanRank }),
    };
  }

  async #neighbours(weights: LoadedWeights): Promise<Measures> {
    const { ids, labels } = this.#labelled;
    if (ids.length === 0) return {};
    const rows = await embedPlain(this.#state.network, weights, this.#source, ids);
    return { knn: leaveOneOutOfFew({ rows, labels }, { k: NEIGHBOURS, classes: Math.max(...labels) + 1 }) };
  }
}

const rowCount = ({ values, d }: Rows): number => values.length / d;

function ofH({ alignment, uniformity, std, rankMe }: ViewGeometry): Measures {
  return { alignmentH: alignment, uniformityH: uniformity, stdH: std, rankMeH: rankMe };
}

/** What the engine holds between two steps; bytes on WebGPU alone, buffers that wait to be used again included. */
function memory(): Measures {
  const { numTensors, numBytesAllocatedInGPU } = tf.memory() as tf.MemoryInfo & {
    readonly numBytesAllocatedInGPU?: number;
  };
  return {
    tensors: numTensors,
    ...(numBytesAllocatedInGPU !== undefined && { gpuBytes: numBytesAllocatedInGPU }),
  };
}

function labelledOf(
  photos: Uint32Array,
  labels: PackedPhotos['labels'],
): { ids: Uint32Array; labels: readonly number[] } {
  const ids = photos.filter((id) => (labels?.[id] ?? -1) >= 0);
  const known = Array.from(ids, (id) => labels?.[id] ?? -1);
  return new Set(known).size < 2 ? { ids: new Uint32Array(0), labels: [] } : { ids, labels: known };
}
