import { AGREEMENT_NEIGHBOURS, type PhotoValueName, type PhotoValues } from '../../core/photoValues.ts';
import { PURPOSE } from '../../core/random.ts';
import type { EncoderWeights } from '../../formats/reading/readEncoder.ts';
import { neighbourTable, sharedNeighbours } from '../metrics/nearestNeighbours.ts';
import { pairLosses } from '../metrics/pairLoss.ts';
import type { Model } from '../model.ts';
import { Network, type NetworkWeights } from '../models/network.ts';
import { disposeWeights, loadWeights, type LoadedWeights } from '../training/embedding.ts';
import { embedPairs, embedPlain } from '../training/pairEmbedding.ts';
import type { ViewSource } from '../training/viewSource.ts';
import { ages } from './neighbourhood.ts';
import type { EmbeddedPhotos } from './photoMap.ts';

/** Photos that are embedded between two breaths. */
const BLOCK = 128;

/** A model, and a way to see the photos. */
export interface Watched {
  readonly model: Model;
  readonly source: ViewSource;
  /** Weights that the encoder began with, where it came from a file. */
  readonly start: EncoderWeights | undefined;
}

/** Measures each photo of the maps of a run, and remembers what stays the same through it. */
export class PhotoMeter {
  /** Neighbours at step 0, of so many photos. */
  #start: { readonly count: number; readonly table: Int32Array } | null = null;

  measure(
    of: PhotoValueName,
    embedded: EmbeddedPhotos,
    watched: Watched,
    breathe: () => Promise<void>,
  ): Promise<PhotoValues> {
    return of === 'loss'
      ? lossesOf(embedded.photos, watched, breathe)
      : this.#agreement(embedded, watched, breathe);
  }

  async #agreement(
    { photos, rows, steps }: EmbeddedPhotos,
    watched: Watched,
    breathe: () => Promise<void>,
  ): Promise<PhotoValues> {
    const k = Math.max(1, Math.min(AGREEMENT_NEIGHBOURS, photos.length - 1));
    const { step } = ages(steps);
    // Training goes on, and embeds photos anew meanwhile.
    const still = { values: rows.values.slice(), d: rows.d };
    const now = await neighbourTable(still, k, breathe);
    if (this.#start?.count !== photos.length) {
      const table = await neighbourTable(await rowsAtStart(photos, watched, breathe), k, breathe);
      this.#start = { count: photos.length, table };
    }
    return {
      of: 'agreement',
      step,
      photos: photos.slice(),
      values: sharedNeighbours(now, this.#start.table, k),
    };
  }
}

async function lossesOf(
  photos: Uint32Array,
  { model, source }: Watched,
  breathe: () => Promise<void>,
): Promise<PhotoValues> {
  const { settings, step } = model;
  const key = { seed: settings.seed, purpose: PURPOSE.measure, step: 0 };
  const network = Network.of(settings);
  const d = network.layout.projection;
  const first = new Float32Array(photos.length * d);
  const second = new Float32Array(photos.length * d);
  await withWeights(network, model.weights, async (weights) => {
    for (let at = 0; at < photos.length; at += BLOCK) {
      const request = { ids: photos.slice(at, at + BLOCK), recipe: settings, key };
      const { z } = await embedPairs(network, weights, source, request);
      first.set(Float32Array.from(z[0].values), at * d);
      second.set(Float32Array.from(z[1].values), at * d);
      await breathe();
    }
  });
  const { batchSize: batch, temperature } = settings;
  const values = pairLosses({ values: first, d }, { values: second, d }, { batch, temperature });
  return { of: 'loss', step, photos: photos.slice(), values };
}

/** h of photos as the encoder saw them before the first step. */
async function rowsAtStart(
  photos: Uint32Array,
  { model: { settings }, source, start }: Watched,
  breathe: () => Promise<void>,
): Promise<{ values: Float32Array; d: number }> {
  const network = Network.of(settings);
  const d = network.layout.representation;
  const values = new Float32Array(photos.length * d);
  await withWeights(network, network.initialWeights(settings.seed, start), async (weights) => {
    for (let at = 0; at < photos.length; at += BLOCK) {
      const rows = await embedPlain(network, weights, source, photos.subarray(at, at + BLOCK));
      values.set(Float32Array.from(rows.values), at * d);
      await breathe();
    }
  });
  return { values, d };
}

async function withWeights(
  network: Network,
  weights: NetworkWeights,
  work: (loaded: LoadedWeights) => Promise<void>,
): Promise<void> {
  const loaded = loadWeights(network, weights);
  try {
    await work(loaded);
  } finally {
    disposeWeights(loaded);
  }
}
