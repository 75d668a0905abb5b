import type { PhotoRecord } from './photos.ts';

const PRIME = 0x01000193;

/**
 * Of photos in their order, by what they look like and how large they are, whatever they are called: the same folder,
 * given once more, has the same. Two FNV-1a sums of 32 bits.
 *
 * @returns 16 hexadecimal digits
 */
export function photoFingerprint(photos: readonly Pick<PhotoRecord, 'hash' | 'width' | 'height'>[]): string {
  let [first, second] = [0x811c9dc5, 0x9dc5811c];
  for (const { hash, width, height } of photos) {
    for (const character of `${hash} ${width}x${height};`) {
      const code = character.charCodeAt(0);
      first = Math.imul(first ^ code, PRIME);
      second = Math.imul(second ^ (code + 1), PRIME);
    }
  }
  return [first, second].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}
