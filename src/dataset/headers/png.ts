import { ascii, MalformedHeader, type ByteReader } from '../byteReader.ts';
import { exifOrientation } from './exif.ts';
import type { HeaderFields } from './fields.ts';

/** Chunks before the pixels. Pictures have under 20. */
const MAX_CHUNKS = 256;
/** An orientation stands in the first entries of the block; what follows may be a maker's megabytes. */
const MAX_EXIF_BYTES = 65_536;

/**
 * Size and orientation of a PNG file. Browsers differ in whether they obey its `eXIf` chunk, so that the chunk
 * is cut out; one after the pixels is left, since browsers do not look there.
 *
 * @throws MalformedHeader
 * @see https://www.w3.org/TR/png-3/#11IHDR and #eXIf
 */
export async function readPng(reader: ByteReader): Promise<HeaderFields> {
  const header = await reader.exactly(8, 16);
  if (ascii(header, 4, 4) !== 'IHDR') throw new MalformedHeader('The first chunk is not the header.');
  const size = { width: header.getUint32(8), height: header.getUint32(12) };
  let at = 8;
  for (let chunk = 0; chunk < MAX_CHUNKS; chunk++) {
    const head = await reader.upTo(at, 8);
    if (head.byteLength < 8) break;
    const length = head.getUint32(0);
    const type = ascii(head, 4, 4);
    if (type === 'IDAT' || type === 'IEND') break;
    // Length, type and checksum are 12 bytes around the data.
    const end = at + 12 + length;
    if (type === 'eXIf' && end <= reader.size) {
      const exif = await reader.upTo(at + 8, Math.min(length, MAX_EXIF_BYTES));
      return { ...size, orientation: exifOrientation(exif), hide: { start: at, end, replacement: '' } };
    }
    at = end;
  }
  return { ...size, orientation: 1, hide: null };
}
