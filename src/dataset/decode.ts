import { decodeHeic } from './decoders/heic.ts';
import type { DecodedPixels } from './decoders/decodedPixels.ts';
import { decodeTiff } from './decoders/tiff.ts';
import { createFrameDecoder, type DecodeFrame } from './frameDecoder.ts';
import type { PhotoHeader } from './header.ts';
import { swapsSides, turnUpright } from './orientation.ts';
import type { Scaler } from './scaler.ts';
import { createSquareReader, sizeOf, type ReadSquare } from './squareReader.ts';
import { DAMAGED, UnreadableFile } from './unreadable.ts';
import { createScaler } from './wasmScaler.ts';

/** The centre square of a photo. */
export interface DecodedPhoto {
  /**
   * uint8 RGB, [side, side, 3], upright, transparency over white. A photo with fewer pixels than were asked for keeps
   * its own: enlarged and made small again it would only be blurred.
   */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Size of the original in pixels, upright. */
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a file as a square of `side` pixels, or as many as it has.
 *
 * @throws UnreadableFile
 * @throws LikenessError `aborted` where the signal fires before the decoding begins
 */
export type Decode = (file: Blob, side: number, signal: AbortSignal) => Promise<DecodedPhoto>;

/**
 * The browser shrinks by a power of two, which its halving filters do well, to a picture this many times the
 * side at least; from there we take exact area averages. At 4 the error against area averages of the whole
 * photo, on a pattern of circles up to the finest, is below 2 grey levels of 255; the browser alone makes 10.
 */
const OVERSAMPLING = 4;

/** A photo that is to be decoded, once its header is known. */
export interface DecodeJob {
  /** The file, or all its bytes where they are at hand. */
  readonly source: Blob | Uint8Array<ArrayBuffer>;
  readonly header: PhotoHeader;
  /** Side of the square asked for in pixels. */
  readonly side: number;
}

export type DecodeSquare = (job: DecodeJob) => Promise<DecodedPhoto>;

/** Decodes with the browser's own decoders. Needs createImageBitmap and OffscreenCanvas, so a page or a worker. */
export function createSquareDecoder(
  scaler: Scaler = createScaler(),
  readSquare: ReadSquare = createSquareReader(),
  decodeFrame: DecodeFrame = createFrameDecoder(),
): DecodeSquare {
  // One square at a time: they share the memory that they are read into.
  let last: Promise<unknown> = Promise.resolve();

  return async (job) => {
    const { header } = job;
    const turned = header.orientation !== 1 && header.hide === null;
    const picture = (await openFrame(job, decodeFrame)) ?? (await openBitmap(job));
    const { width, height } = sizeOf(picture);
    const square = Math.min(width, height);
    const side = Math.min(job.side, square);
    const reading = last.then(async () => {
      const reserve = (): Uint8Array<ArrayBuffer> => scaler.reserve(square, side);
      const { pixels, blueFirst } = await readSquare(picture, square, turned, reserve);
      return scaler.scale({ pixels, channels: 4, from: square, to: side, blueFirst }).slice();
    });
    last = reading.catch(() => undefined);
    try {
      const pixels = await reading;
      const upright = header.hide === null ? pixels : turnUpright(pixels, side, header.orientation);
      return { pixels: upright, width: header.width, height: header.height };
    } finally {
      picture.close();
    }
  };
}

/** Whether a photo is better decoded from its bytes: a JPEG that the browser need neither turn nor shrink. */
export function takesBytes(header: PhotoHeader, side: number): boolean {
  if (typeof ImageDecoder === 'undefined') return false;
  return header.format === 'jpeg' && header.orientation === 1 && halvings(header, side) === 0;
}

async function openFrame(
  { source, header, side }: DecodeJob,
  decodeFrame: DecodeFrame,
): Promise<VideoFrame | null> {
  return source instanceof Blob || !takesBytes(header, side) ? null : decodeFrame(source, 'image/jpeg');
}

/** How often the browser halves the sides. */
function halvings({ width, height }: PhotoHeader, side: number): number {
  return Math.max(0, Math.floor(Math.log2(Math.min(width, height) / (OVERSAMPLING * side))));
}

/**
 * The whole photo, shrunk. It is not cropped here: Chromium crops a turned photo in the wrong place. Only a width
 * is asked for, so that the ratio is right even where the browser sees another size than the header says.
 */
async function openBitmap({ source, header, side }: DecodeJob): Promise<ImageBitmap> {
  const times = halvings(header, side);
  // A browser that must not see the orientation sees the sides as stored.
  const sideways = header.hide !== null && swapsSides(header.orientation);
  const width = sideways ? header.height : header.width;
  const options: ImageBitmapOptions = {
    imageOrientation: 'from-image',
    // Photos with a colour profile become sRGB, which is what the page shows and other tools will be given.
    colorSpaceConversion: 'default',
    // Averages of transparent pixels are right only when each counts by its opacity.
    premultiplyAlpha: 'premultiply',
    ...(times > 0 && { resizeWidth: Math.round(width / 2 ** times), resizeQuality: 'high' }),
  };
  try {
    const file = withoutTag(source, header);
    if (header.format === 'tiff')
      return await createImageBitmap(asImageData(await decodeTiff(file)), options);
    if (header.format !== 'heic') return await createImageBitmap(file, options);
    const own = await createImageBitmap(file, options).catch(() => null);
    return own ?? (await createImageBitmap(asImageData(await decodeHeic(file)), options));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(DAMAGED[header.format], { cause: error });
  }
}

function asImageData({ rgba, width, height }: DecodedPixels): ImageData {
  return new ImageData(rgba, width, height);
}

/** The file with its true type, and with the orientation hidden where it is ours. Copies no bytes of a file. */
function withoutTag(source: DecodeJob['source'], { format, hide }: PhotoHeader): Blob {
  // A new blob costs a message to another process, half a millisecond, which most files can do without.
  if (hide === null && source instanceof Blob && source.type === `image/${format}`) return source;
  const parts =
    hide === null ? [source] : [source.slice(0, hide.start), hide.replacement, source.slice(hide.end)];
  return new Blob(parts, { type: `image/${format}` });
}
