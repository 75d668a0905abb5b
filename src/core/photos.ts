import type { Message } from './message.ts';

/** A photo that is ready to train on. Its id is its place in the data set, dense from 0. */
export interface PhotoRecord {
  readonly id: number;
  /** Path within what the user gave, `/` between folders. Never leaves the machine. */
  readonly path: string;
  /** Name of the photo's folder where photos came in several, else null. */
  readonly label: string | null;
  /** Size of the original in pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** What it looks like in 64 bits, as 16 hexadecimal digits: `dataset/duplicates/differenceHash.ts`. */
  readonly hash: string;
}

/** A file that was left out, and why in words for the user. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: Message;
}

/** What is known of each photo of a data set besides its pixels, by id. */
export interface PhotoMarks {
  /** [count]: a number for each label, from 0, and −1 for a photo without one; absent where no photo has any. */
  readonly labels?: Int32Array<ArrayBuffer>;
  /** [count]: 1 for photos of a test set, which are never trained on; absent where there is none. */
  readonly test?: Uint8Array<ArrayBuffer>;
  /** [count]: a number for each group of near-duplicates, from 0, and −1 for a photo in none; absent without groups. */
  readonly groups?: Int32Array<ArrayBuffer>;
  /**
   * [count]: a number for each set of photos that show the same thing, whether near-duplicates or not, and −1 for a photo
   * in none: they never share a batch. Absent where that is what `groups` says.
   */
  readonly apart?: Int32Array<ArrayBuffer>;
  /** [count]: 1 for photos that are not trained on because another of their group is; absent where there is none. */
  readonly left?: Uint8Array<ArrayBuffer>;
  /** [count]: 1 for photos whose pair is another photo of their group; absent where there is none. */
  readonly positives?: Uint8Array<ArrayBuffer>;
  /** [count]: 1 for photos that the user does not want: no run, no map and no measure knows them; absent where there is none. */
  readonly excluded?: Uint8Array<ArrayBuffer>;
}

/** Pictures of one size, one after the other: uint8, [count, side, side, 3], rows top to bottom. */
export interface PackedPhotos extends PhotoMarks {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly count: number;
  readonly side: number;
}

/**
 * Which photos are a test set: those in a folder named `test`, at any depth, where others are in none. They are never
 * trained on.
 *
 * @param paths of all photos, `/` between folders
 * @returns 1 for a photo of the test set and 0 for any other; null where there is no such set
 */
export function testSet(paths: readonly string[]): Uint8Array<ArrayBuffer> | null {
  const test = Uint8Array.from(paths, (path) =>
    path
      .split('/')
      .slice(0, -1)
      .some((folder) => folder.toLowerCase() === 'test')
      ? 1
      : 0,
  );
  return test.includes(1) && test.includes(0) ? test : null;
}

/** Side in pixels of the thumbnails that the page draws. */
export const THUMBNAIL_SIDE = 48;

/** Header dimensions above this are refused before decoding. */
export const MAX_PIXELS = 64_000_000;
