import { MAX_PIXELS } from '../core/photos.ts';

/**
 * Files in flight: enough to keep every core at work while a slow one holds back those after it, and few enough
 * that the memory of one photo is used again for the next while it is warm. On two cores 6 took a tenth less time
 * than 12, and 3 no less than 6.
 */
export function importConcurrency(cores: number): number {
  return cores < 4 ? 6 : Math.min(32, Math.max(12, 2 * cores));
}

/** Pixels that are decoded at the same time: 256 MB as bitmaps, or 512 MB with the cores to make use of it. */
export function decodeBudget(cores: number): number {
  return cores >= 8 ? 2 * MAX_PIXELS : MAX_PIXELS;
}

/**
 * Workers that decode beside the dataset worker. Browsers decode on threads of their own, so that two cores are
 * busy without: there, handing photos from worker to worker costs a fifth of the work and gains nothing.
 */
export function decodeWorkers(cores: number): number {
  return cores < 4 ? 0 : Math.min(6, cores - 2);
}
