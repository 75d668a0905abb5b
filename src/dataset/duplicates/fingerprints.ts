import { THUMBNAIL_SIDE } from '../../core/photos.ts';
import { differenceHash, hashText, type Hash } from './differenceHash.ts';
import { groupAlike } from './groupAlike.ts';
import { makeMiniature, type Miniature } from './miniature.ts';

/** By what near-duplicates among the photos of a data set are told, 200 bytes a photo, by id. */
export class Fingerprints {
  readonly #hashes: Hash[] = [];
  readonly #miniatures: Miniature[] = [];

  /**
   * @param rgb thumbnail of the next photo, [THUMBNAIL_SIDE, THUMBNAIL_SIDE, 3]
   * @returns its hash
   */
  add(rgb: Uint8Array): string {
    const hash = differenceHash(rgb, THUMBNAIL_SIDE);
    this.#hashes.push(hash);
    this.#miniatures.push(makeMiniature(rgb));
    return hashText(hash);
  }

  /** The group of each photo so far, numbered from 0 by their first photos, and −1 for photos in none. */
  groups(): Int32Array<ArrayBuffer> {
    const first = Uint32Array.from(this.#hashes, ([word]) => word);
    const second = Uint32Array.from(this.#hashes, ([, word]) => word);
    return groupAlike({ first, second }, this.#miniatures);
  }
}
