import type { LoosePicture } from '../../core/likeness.ts';
import { CHUNK, disposeWeights, embedViews, loadWeights } from '../training/embedding.ts';
import { pipelineViews } from '../training/views.ts';
import type { Representation } from './representation.ts';

/** h of a picture that is no photo of the set, seen as the photos are: [d]. */
export async function embedPicture(
  { network, weights, d }: Pick<Representation, 'network' | 'weights' | 'd'>,
  { pixels, side }: LoosePicture,
): Promise<Float32Array> {
  const [viewSide] = network.layout.input;
  const views = pipelineViews({ pixels, side, count: 1 }).plain([0], viewSide, CHUNK);
  const loaded = loadWeights(network, weights);
  try {
    const { h } = await embedViews(network, loaded, views);
    return h.slice(0, d);
  } finally {
    disposeWeights(loaded);
  }
}
