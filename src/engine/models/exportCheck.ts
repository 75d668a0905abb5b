import * as tf from '@tensorflow/tfjs-core';
import { disposeWeights, embedViews, loadWeights } from '../training/embedding.ts';
import type { Network, NetworkWeights } from './network.ts';

/**
 * A picture that anyone can make, and what the engine makes of it: whoever loads the model elsewhere can see
 * whether it still computes the same, without a photo leaving its owner.
 */
export interface ExportCheck {
  /** How the picture is made, in words; `i` counts through [S, S, 3]. */
  readonly pixels: string;
  readonly h: readonly number[];
}

const RULE = 'pixels[i] = ((37 * i) mod 256) / 255';

/** The picture of the rule, [1, S, S, 3] in [0, 1]. */
function checkPixels(side: number): Float32Array {
  return Float32Array.from({ length: side * side * 3 }, (_, i) => ((37 * i) % 256) / 255);
}

/** h of the check picture, by the kernels and statistics that training and the map use. */
export async function exportCheck(network: Network, weights: NetworkWeights): Promise<ExportCheck> {
  const side = network.layout.input[0];
  const loaded = loadWeights(network, weights);
  try {
    const views = tf.tensor4d(
      checkPixels(side).map((value) => 2 * value - 1),
      [1, side, side, 3],
    );
    const { h } = await embedViews(network, loaded, views);
    return { pixels: RULE, h: [...h] };
  } finally {
    disposeWeights(loaded);
  }
}
