import { ascii, MalformedHeader, type ByteReader } from '../byteReader.ts';
import { exifOrientation } from './exif.ts';
import type { HeaderFields } from './fields.ts';

/** Chunks that are walked to find EXIF, which stands last. Still pictures have under 8. */
const MAX_CHUNKS = 64;
const MAX_EXIF_BYTES = 65_536;
const EXIF_FLAG = 0x08;

/**
 * Size and orientation of a WebP file. Chromium ignores its orientation and others may not, so that the EXIF
 * chunk is renamed to one that nobody knows; cutting it out would belie the length of the file.
 *
 * @throws MalformedHeader
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export async function readWebp(reader: ByteReader): Promise<HeaderFields> {
  const head = await reader.exactly(12, 18);
  const upright = { orientation: 1, hide: null } as const;
  switch (ascii(head, 0, 4)) {
    case 'VP8 ': {
      // After the frame tag and the start code, two 14-bit sizes, each below a scale that nobody obeys.
      if (ascii(head, 11, 3) !== '\x9d\x01\x2a')
        throw new MalformedHeader('The first frame is not a key frame.');
      return {
        width: head.getUint16(14, true) & 0x3fff,
        height: head.getUint16(16, true) & 0x3fff,
        ...upright,
      };
    }
    case 'VP8L': {
      if (head.getUint8(8) !== 0x2f) throw new MalformedHeader('The lossless signature is missing.');
      const bits = head.getUint32(9, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, ...upright };
    }
    case 'VP8X': {
      const size = { width: uint24(head, 12) + 1, height: uint24(head, 15) + 1 };
      const hasExif = (head.getUint8(8) & EXIF_FLAG) !== 0;
      return { ...size, ...(hasExif ? await readExif(reader) : upright) };
    }
    default:
      throw new MalformedHeader('The first chunk is of no known kind.');
  }
}

async function readExif(reader: ByteReader): Promise<Pick<HeaderFields, 'orientation' | 'hide'>> {
  let at = 12;
  for (let chunk = 0; chunk < MAX_CHUNKS; chunk++) {
    const head = await reader.upTo(at, 8);
    if (head.byteLength < 8) break;
    const length = head.getUint32(4, true);
    if (ascii(head, 0, 4) === 'EXIF') {
      const exif = await reader.upTo(at + 8, Math.min(length, MAX_EXIF_BYTES));
      const hide = { start: at, end: at + 4, replacement: 'none' };
      return { orientation: exifOrientation(withoutPrefix(exif)), hide };
    }
    // Chunks start at even positions.
    at += 8 + length + (length % 2);
  }
  return { orientation: 1, hide: null };
}

/** Some writers put JPEG's `Exif\0\0` before the block, which the format does not ask for. */
function withoutPrefix(exif: DataView): DataView {
  const skip = exif.byteLength >= 6 && ascii(exif, 0, 6) === 'Exif\0\0' ? 6 : 0;
  return new DataView(exif.buffer, exif.byteOffset + skip, exif.byteLength - skip);
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
