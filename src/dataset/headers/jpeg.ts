import { ascii, MalformedHeader, type ByteReader } from '../byteReader.ts';
import type { Orientation } from '../orientation.ts';
import { exifOrientation } from './exif.ts';
import type { HeaderFields } from './fields.ts';

/** Segments before the frame header. Photos have under 50, profiles and previews included. */
const MAX_SEGMENTS = 1024;
const EXIF = 'Exif\0\0';
const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/**
 * Walks the segments of a JPEG file to its frame header. Browsers obey the orientation themselves.
 *
 * @throws MalformedHeader
 * @see ITU-T T.81, annex B
 */
export async function readJpeg(reader: ByteReader): Promise<HeaderFields> {
  let orientation: Orientation | null = null;
  let at = 2;
  for (let segment = 0; segment < MAX_SEGMENTS; segment++) {
    const head = await reader.exactly(at, 4);
    if (head.getUint8(0) !== 0xff) throw new MalformedHeader('A segment is not where it should be.');
    const marker = head.getUint8(1);
    if (marker === 0xff || isBare(marker)) {
      // A fill byte, or a marker without a length.
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (isFrame(marker)) {
      const frame = await reader.exactly(at + 5, 4);
      return {
        width: frame.getUint16(2),
        height: frame.getUint16(0),
        orientation: orientation ?? 1,
        hide: null,
      };
    }
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) break;
    const length = head.getUint16(2);
    if (length < 2) throw new MalformedHeader('A segment has no length.');
    // The first block counts, as it does to browsers.
    if (marker === APP1 && orientation === null) orientation = await exifSegment(reader, at + 4, length - 2);
    at += 2 + length;
  }
  throw new MalformedHeader('There is no frame header.');
}

/** Frame headers of all kinds of coding, without the tables (C4, CC) and the reserved one (C8) between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** The orientation in an APP1 segment; null when it holds something else, XMP for one. */
async function exifSegment(reader: ByteReader, at: number, length: number): Promise<Orientation | null> {
  if (length < EXIF.length) return null;
  const segment = await reader.upTo(at, length);
  if (segment.byteLength < EXIF.length || ascii(segment, 0, EXIF.length) !== EXIF) return null;
  return exifOrientation(new DataView(segment.buffer, segment.byteOffset + 6, segment.byteLength - 6));
}
