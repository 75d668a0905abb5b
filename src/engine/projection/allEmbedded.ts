import { photoUses, type PhotoUse } from '../../core/photoUse.ts';
import type { PhotoMarks } from '../../core/photos.ts';
import type { Model } from '../model.ts';
import { Network } from '../models/network.ts';
import type { EvaluationControl } from '../probe/evaluateModel.ts';
import { embedAll, type Embedded } from '../training/embedAll.ts';
import type { ViewSource } from '../training/viewSource.ts';
import { flatMap } from './flatMap.ts';

/** What a model makes of the photos. */
export interface AllEmbedded {
  /** Of the photos that are embedded, ascending: the order of the rows. */
  readonly ids: Uint32Array;
  /** Of all photos; null for those that are excluded, which are not embedded. */
  readonly uses: readonly (PhotoUse | null)[];
  /** h, [ids.length, d] */
  readonly rows: Embedded;
  /** [ids.length, 2] */
  readonly positions: Float32Array;
}

/** h of all but excluded photos, where they lie in a plane, and what each photo is to a run with these marks. */
export async function embedWithMarks(
  { settings, weights }: Model,
  source: ViewSource,
  photos: PhotoMarks & { readonly count: number },
  { signal, breathe, progress }: EvaluationControl,
): Promise<AllEmbedded> {
  const uses = photoUses(photos, settings);
  const ids = Uint32Array.from(uses.keys()).filter((id) => uses[id] !== null);
  const pause = async (share: number): Promise<void> => {
    progress?.(share);
    await breathe();
    signal.throwIfAborted();
  };
  const rows = await embedAll(Network.of(settings), weights, source, pause, ids);
  return { ids, uses, rows, positions: flatMap(rows) };
}
