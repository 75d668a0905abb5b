import type { PhotoMarks } from '../../core/photos.ts';
import type { KeptMap } from '../../core/project.ts';
import { pacedBreath, type Subject, type WorkControl } from '../classifier/subject.ts';
import { Network } from '../models/network.ts';
import { CHUNK, disposeWeights, embedPhotos, loadWeights } from '../training/embedding.ts';
import { PROBE_PHOTOS, probePairs } from '../training/probe.ts';
import type { MappedPhotos } from './mappedPhotos.ts';
import { PhotoMap } from './photoMap.ts';

/**
 * The map of a model that does not train: all its photos are embedded at once, by the same weights, and both views of a
 * few. From then on `mapped` answers for it.
 *
 * @returns rejects with `aborted` after a cancel, and then `mapped` is as it was
 */
export async function layOutPhotos(
  mapped: MappedPhotos,
  { model: { settings, step, weights }, source }: Pick<Subject, 'model' | 'source'>,
  excluded: PhotoMarks['excluded'],
  control: WorkControl,
): Promise<KeptMap> {
  const network = Network.of(settings);
  const map = new PhotoMap(source.count, network.layout.representation, settings.seed, excluded);
  const breath = pacedBreath(control);
  const pairIds = [...map.nextIds(PROBE_PHOTOS)];
  const loaded = loadWeights(network, weights);
  try {
    for (let done = 0; done < map.size; done += CHUNK) {
      control.embedding?.(done / map.size);
      const ids = map.nextIds(CHUNK);
      map.absorb(ids, await embedPhotos(network, loaded, source, ids), step);
      await breath();
    }
    const probe = await probePairs({ network, weights: loaded, settings }, source, pairIds);
    await breath();
    const { photos, positions, pairPositions } = map.positions(probe.h);
    mapped.clear();
    mapped.update(map.embedded);
    return { step, photos, positions, pairPhotos: probe.photos, pairPositions };
  } finally {
    disposeWeights(loaded);
  }
}
