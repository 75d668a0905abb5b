import type { ByteReader } from '../byteReader.ts';
import type { HeaderFields } from './fields.ts';

/**
 * The canvas of a GIF file, which its first frame fills or lies on.
 *
 * @throws MalformedHeader
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 18
 */
export async function readGif(reader: ByteReader): Promise<HeaderFields> {
  const screen = await reader.exactly(6, 4);
  return { width: screen.getUint16(0, true), height: screen.getUint16(2, true), orientation: 1, hide: null };
}

/**
 * Size of a BMP file. A negative height means rows from top to bottom.
 *
 * @throws MalformedHeader
 * @see https://learn.microsoft.com/windows/win32/gdi/bitmap-header-types
 */
export async function readBmp(reader: ByteReader): Promise<HeaderFields> {
  const header = await reader.exactly(14, 12);
  const upright = { orientation: 1, hide: null } as const;
  // The oldest header, of 12 bytes, has sizes of 16 bits.
  if (header.getUint32(0, true) === 12) {
    return { width: header.getUint16(4, true), height: header.getUint16(6, true), ...upright };
  }
  return { width: header.getInt32(4, true), height: Math.abs(header.getInt32(8, true)), ...upright };
}
