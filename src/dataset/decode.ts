import { MAX_PIXELS } from '../core/photos.ts';
import { readHeader, type PhotoHeader } from './header.ts';
import { swapsSides, turnUpright } from './orientation.ts';
import { Resampler } from './resample.ts';
import { DAMAGED, UnreadableFile } from './unreadable.ts';

/** The centre square of a photo. */
export interface DecodedPhoto {
  /** uint8 RGB, [side, side, 3], upright, transparency over white. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Size of the original in pixels, upright. */
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a file as a square of `side` pixels.
 *
 * @throws UnreadableFile
 */
export type Decode = (file: Blob, side: number) => Promise<DecodedPhoto>;

/** Photos above this many pixels are decoded one at a time: each takes 4 bytes a pixel while it lasts. */
const LARGE_PIXELS = MAX_PIXELS / 4;

/**
 * The browser shrinks by a power of two, which its halving filters do well, to a picture this many times the
 * side at least; from there we take exact area averages. At 4 the error against area averages of the whole
 * photo, on a pattern of circles up to the finest, is below 2 grey levels of 255; the browser alone makes 10.
 */
const OVERSAMPLING = 4;

/** Decodes with the browser's own decoders. Needs createImageBitmap and OffscreenCanvas, so a page or a worker. */
export function createDecoder(): Decode {
  const readSquare = createSquareReader();
  let lastLarge: Promise<unknown> = Promise.resolve();

  const decode = async (file: Blob, header: PhotoHeader, side: number): Promise<DecodedPhoto> => {
    const bitmap = await openBitmap(file, header, side);
    try {
      const square = Math.min(bitmap.width, bitmap.height);
      const pixels = new Uint8Array(side * side * 3);
      new Resampler(square, side).run(readSquare(bitmap, square), 4, pixels, 0, 3);
      const upright = header.hide === null ? pixels : turnUpright(pixels, side, header.orientation);
      return { pixels: upright, width: header.width, height: header.height };
    } finally {
      bitmap.close();
    }
  };

  return async (file, side) => {
    const header = await readHeader(file);
    if (header.width * header.height <= LARGE_PIXELS) return decode(file, header, side);
    const alone = lastLarge.then(() => decode(file, header, side));
    lastLarge = alone.catch(() => undefined);
    return alone;
  };
}

/**
 * The whole photo, shrunk. It is not cropped here: Chromium crops a turned photo in the wrong place. Only a width
 * is asked for, so that the ratio is right even where the browser sees another size than the header says.
 */
async function openBitmap(file: Blob, header: PhotoHeader, side: number): Promise<ImageBitmap> {
  const halvings = Math.floor(Math.log2(Math.min(header.width, header.height) / (OVERSAMPLING * side)));
  // A browser that must not see the orientation sees the sides as stored.
  const sideways = header.hide !== null && swapsSides(header.orientation);
  const width = sideways ? header.height : header.width;
  const options: ImageBitmapOptions = {
    imageOrientation: 'from-image',
    // Photos with a colour profile become sRGB, which is what the page shows and other tools will be given.
    colorSpaceConversion: 'default',
    // Averages of transparent pixels are right only when each counts by its opacity.
    premultiplyAlpha: 'premultiply',
    ...(halvings > 0 && { resizeWidth: Math.round(width / 2 ** halvings), resizeQuality: 'high' }),
  };
  try {
    return await createImageBitmap(withoutTag(file, header), options);
  } catch (error) {
    throw new UnreadableFile(DAMAGED[header.format], { cause: error });
  }
}

/** The file with its true type, and with the orientation hidden where it is ours. Copies no bytes. */
function withoutTag(file: Blob, { format, hide }: PhotoHeader): Blob {
  // A new blob costs a message to another process, half a millisecond, which most files can do without.
  if (hide === null && file.type === `image/${format}`) return file;
  const parts = hide === null ? [file] : [file.slice(0, hide.start), hide.replacement, file.slice(hide.end)];
  return new Blob(parts, { type: `image/${format}` });
}

/**
 * Reads centre squares of bitmaps, over white, through one canvas that grows to the largest asked for. It stays
 * in main memory (`willReadFrequently`), from where reading is cheap.
 */
function createSquareReader(): (bitmap: ImageBitmap, square: number) => Uint8ClampedArray {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser gave no canvas to read photos with.');
  return (bitmap, square) => {
    if (canvas.width < square) {
      canvas.width = square;
      canvas.height = square;
    }
    context.fillStyle = 'white';
    context.fillRect(0, 0, square, square);
    context.drawImage(bitmap, -((bitmap.width - square) >> 1), -((bitmap.height - square) >> 1));
    return context.getImageData(0, 0, square, square).data;
  };
}
