import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import type { LoosePicture } from '../core/likeness.ts';
import type { SquareRegion } from '../core/squareRegion.ts';
import type { Decode } from './decode.ts';
import { sideOf } from './photoCache.ts';
import { UnreadableFile } from './unreadable.ts';
import { createScaler } from './wasmScaler.ts';

export interface PictureJob {
  readonly file: File;
  /** Of the picture that is wanted, in pixels. */
  readonly side: number;
  /** The part of the photo that is wanted. */
  readonly region: SquareRegion;
  readonly decode: Decode;
  readonly signal: AbortSignal;
}

/** More pixels than this are not decoded for the smallest part: it would take the memory of a screen and more. */
const LARGEST_SIDE = 2048;

/**
 * Reads a part of a photo as a square, by the way that photos of the set come: the header is looked at first, and what
 * is too large or no photo is refused.
 *
 * @throws LikenessError `unreadable-photo`, `aborted`
 */
export async function readPicture({ file, side, region, decode, signal }: PictureJob): Promise<LoosePicture> {
  const wanted = Math.min(LARGEST_SIDE, Math.ceil(side / region.size));
  try {
    const { pixels } = await decode(file, wanted, signal);
    const part = cutSquare(pixels, region); // [s, s, 3]
    const scaled = createScaler().scale({ pixels: part, channels: 3, from: sideOf(part), to: side });
    return { pixels: scaled.slice(), side };
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    throw new LikenessError(
      'unreadable-photo',
      message('{file} {reason}.', { file: file.name, reason: thrown.reason }),
      { cause: thrown },
    );
  }
}

/** The pixels of a part of a square, [s, s, 3]: at least one. */
export function cutSquare(
  pixels: Uint8Array<ArrayBuffer>,
  { left, top, size }: SquareRegion,
): Uint8Array<ArrayBuffer> {
  const from = sideOf(pixels);
  const side = Math.max(1, Math.min(from, Math.round(size * from)));
  if (side === from) return pixels;
  const x = Math.min(from - side, Math.round(left * from));
  const y = Math.min(from - side, Math.round(top * from));
  const part = new Uint8Array(side * side * 3);
  for (let row = 0; row < side; row++) {
    const start = ((y + row) * from + x) * 3;
    part.set(pixels.subarray(start, start + side * 3), row * side * 3);
  }
  return part;
}
