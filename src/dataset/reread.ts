import type { Decode } from './decode.ts';
import { inOrder } from './inOrder.ts';
import { PhotoCache } from './photoCache.ts';
import { Resampler } from './resample.ts';
import type { SourceFile } from './sourceFile.ts';

export interface RereadJob {
  /** What was read before, and the file of each photo in it, by id. */
  readonly cache: PhotoCache;
  readonly sources: readonly SourceFile[];
  /** Side of the new cache in pixels. */
  readonly side: number;
  readonly decode: Decode;
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

/**
 * Reads the photos of a cache again, at a larger side. Ids stay as they are: a photo whose file can no longer be
 * read is enlarged from what there is of it.
 *
 * @throws LikenessError `aborted`
 */
export async function rereadPhotos(job: RereadJob): Promise<PhotoCache> {
  const { cache, side, decode } = job;
  const larger = new PhotoCache(side);
  const read = async ({ file }: SourceFile): Promise<Uint8Array | null> => {
    try {
      return (await decode(file, side, job.signal)).pixels;
    } catch {
      return null;
    }
  };
  for await (const pixels of inOrder(job.sources, job.concurrency, read, job.signal)) {
    larger.append(pixels ?? enlarge(cache, larger.count, side));
  }
  return larger;
}

function enlarge(cache: PhotoCache, id: number, side: number): Uint8Array {
  const pixels = new Uint8Array(side * side * 3);
  new Resampler(cache.side, side).run(cache.photo(id), 3, pixels, 0, 3);
  return pixels;
}
