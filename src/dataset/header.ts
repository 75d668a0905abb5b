import { message, type Message } from '../core/message.ts';
import { MAX_PIXELS } from '../core/photos.ts';
import { ByteReader, MalformedHeader } from './byteReader.ts';
import type { HeaderFields, Patch } from './headers/fields.ts';
import { readIsoMedia } from './headers/isoMedia.ts';
import { readJpeg } from './headers/jpeg.ts';
import { readPng } from './headers/png.ts';
import { readBmp, readGif } from './headers/simple.ts';
import { readTiff } from './headers/tiff.ts';
import { readWebp } from './headers/webp.ts';
import { swapsSides, type Orientation } from './orientation.ts';
import { sniff, SNIFF_BYTES, type PhotoFormat } from './sniff.ts';
import { DAMAGED, UnreadableFile } from './unreadable.ts';

/** What is known of a photo before it is decoded. */
export interface PhotoHeader {
  readonly format: PhotoFormat;
  /** Size in pixels, upright. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** Set where the turn by `orientation` is ours: the browser must not see the tag. Else the browser turns. */
  readonly hide: Patch | null;
}

const READERS: Readonly<Record<PhotoFormat, (reader: ByteReader) => Promise<HeaderFields>>> = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
  gif: readGif,
  bmp: readBmp,
  avif: readIsoMedia,
  heic: readIsoMedia,
  tiff: readTiff,
};

/**
 * Reads format, size and orientation of a photo from a few kilobytes of it, decoding nothing.
 *
 * @param bytes the first of the file, where they are known
 * @throws UnreadableFile for anything that is no photo, is damaged, or has over MAX_PIXELS; nothing else
 */
export async function readHeader(
  file: Blob,
  bytes: Uint8Array<ArrayBuffer> | null = null,
): Promise<PhotoHeader> {
  const reader = new ByteReader(file, bytes);
  const head = await reader.upTo(0, SNIFF_BYTES);
  const sniffed = sniff(new Uint8Array(head.buffer, head.byteOffset, head.byteLength));
  if (sniffed.kind === 'other') throw new UnreadableFile(sniffed.reason);
  const { format } = sniffed;
  const { width, height, orientation, hide } = await readFields(reader, format);
  if (!(width > 0 && height > 0)) throw new UnreadableFile(DAMAGED[format]);
  if (width * height > MAX_PIXELS) throw new UnreadableFile(tooLarge(width, height));
  const turned = swapsSides(orientation);
  return { format, width: turned ? height : width, height: turned ? width : height, orientation, hide };
}

async function readFields(reader: ByteReader, format: PhotoFormat): Promise<HeaderFields> {
  try {
    return await READERS[format](reader);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    // Any other than MalformedHeader is a read past the end of a view (RangeError): as malformed as that.
    if (error instanceof MalformedHeader || error instanceof RangeError) {
      throw new UnreadableFile(DAMAGED[format], { cause: error });
    }
    throw error;
  }
}

function tooLarge(width: number, height: number): Message {
  return message('has {width, number} × {height, number} pixels; the limit is {limit, number} megapixels', {
    width,
    height,
    limit: MAX_PIXELS / 1e6,
  });
}
