import type { Decode } from './decode.ts';
import { inOrder } from './inOrder.ts';
import { PhotoCache } from './photoCache.ts';
import type { PhotoSource } from './sourceFile.ts';

export interface RereadJob {
  /** What was read before, and the file of each photo in it, by id. */
  readonly cache: PhotoCache;
  readonly sources: readonly PhotoSource[];
  /** Side of the new cache in pixels. */
  readonly side: number;
  readonly decode: Decode;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Hears how many of them are done. */
  readonly onRead?: (done: number) => void;
}

/**
 * Reads the photos of a cache again, at a larger side. Ids stay as they are: a photo whose file is not here or can no
 * longer be read stays as it is.
 *
 * @throws LikenessError `aborted`
 */
export async function rereadPhotos(job: RereadJob): Promise<PhotoCache> {
  const { cache, side, decode } = job;
  const larger = new PhotoCache(side);
  const read = async ({ file }: PhotoSource): Promise<Uint8Array<ArrayBuffer> | null> => {
    if (file === null) return null;
    try {
      return (await decode(file, side, job.signal)).pixels;
    } catch {
      return null;
    }
  };
  for await (const pixels of inOrder(job.sources, job.concurrency, read, job.signal)) {
    larger.append(pixels ?? cache.photo(larger.count));
    job.onRead?.(larger.count);
  }
  return larger;
}
