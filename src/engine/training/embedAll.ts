import type { Network, NetworkWeights } from '../models/network.ts';
import { CHUNK, disposeWeights, embedPhotos, loadWeights } from './embedding.ts';
import type { ViewSource } from './viewSource.ts';

/** h of photos, [n, d]. */
export interface Embedded {
  readonly values: Float32Array;
  readonly d: number;
}

/**
 * h of photos as they are: [n, representation].
 *
 * @param pause lets messages in after every few photos, told which share of them is done; it may throw
 * @param ids of the photos, in the order of the rows; all of them unless given
 */
export async function embedAll(
  network: Network,
  weights: NetworkWeights,
  source: ViewSource,
  pause: (share: number) => Promise<void>,
  ids: Uint32Array = Uint32Array.from({ length: source.count }, (_, id) => id),
): Promise<Embedded> {
  const d = network.layout.representation;
  const values = new Float32Array(ids.length * d);
  const loaded = loadWeights(network, weights);
  try {
    for (let start = 0; start < ids.length; start += CHUNK) {
      const some = ids.subarray(start, start + CHUNK);
      const h = await embedPhotos(network, loaded, source, some);
      values.set(h.subarray(0, some.length * d), start * d);
      await pause((start + some.length) / ids.length);
    }
  } finally {
    disposeWeights(loaded);
  }
  return { values, d };
}
