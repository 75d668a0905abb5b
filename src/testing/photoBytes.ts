/** Smallest files of each format that say something of size and orientation; none holds a picture. */

type Part = number | string | readonly number[] | Uint8Array;

/** Bytes of numbers, of characters (one byte each), and of lists of numbers, one after the other. */
export function bytes(...parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === 'number') return [part];
      return typeof part === 'string' ? Array.from(part, (character) => character.charCodeAt(0)) : [...part];
    }),
  );
}

const big16 = (value: number): number[] => [(value >>> 8) & 255, value & 255];
const big32 = (value: number): number[] => [...big16(value >>> 16), ...big16(value)];
const little16 = (value: number): number[] => big16(value).reverse();
export const little24 = (value: number): number[] => [...little16(value), (value >>> 16) & 255];
export const little32 = (value: number): number[] => big32(value).reverse();

/** A TIFF block with a resolution and an orientation, in either byte order. */
export function exif(orientation: number, order: 'II' | 'MM' = 'MM'): Uint8Array<ArrayBuffer> {
  const [u16, u32] = order === 'II' ? [little16, little32] : [big16, big32];
  const entry = (tag: number, value: number): Uint8Array =>
    bytes(u16(tag), u16(3), u32(1), u16(value), u16(0));
  return bytes(order, u16(42), u32(8), u16(2), entry(0x0106, 2), entry(0x0112, orientation), u32(0));
}

export const segment = (marker: number, content: Uint8Array): Uint8Array =>
  bytes(0xff, marker, big16(content.length + 2), content);

/** A JPEG file up to its frame header, with `filler` bytes of a profile before that. */
export function jpeg(width: number, height: number, orientation = 1, filler = 0): Uint8Array<ArrayBuffer> {
  const frame = bytes(8, big16(height), big16(width), 1, 1, 0x11, 0);
  return bytes(
    [0xff, 0xd8],
    segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    segment(0xe1, bytes('Exif\0\0', exif(orientation))),
    segment(0xe2, new Uint8Array(filler)),
    segment(0xdb, new Uint8Array(65)),
    0xff, // A fill byte, which may stand before any marker.
    segment(0xc2, frame),
  );
}

export const chunk = (type: string, content: Uint8Array): Uint8Array =>
  bytes(big32(content.length), type, content, big32(0));

export function png(width: number, height: number, orientation?: number): Uint8Array<ArrayBuffer> {
  return bytes(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', bytes(big32(width), big32(height), [8, 2, 0, 0, 0])),
    orientation === undefined ? [] : chunk('eXIf', exif(orientation, 'II')),
    chunk('IDAT', bytes(1, 2, 3)),
  );
}

export const riffChunk = (type: string, content: Uint8Array): Uint8Array =>
  bytes(type, little32(content.length), content, content.length % 2 === 1 ? 0 : []);

export const riff = (...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const content = bytes('WEBP', ...chunks);
  return bytes('RIFF', little32(content.length), content);
};

export function webpLossy(width: number, height: number): Uint8Array<ArrayBuffer> {
  // The top two bits of each size are a scale, here 1 and 2.
  const sizes = [...little16(width | 0x4000), ...little16(height | 0x8000)];
  return riff(riffChunk('VP8 ', bytes([0x30, 1, 0, 0x9d, 0x01, 0x2a], sizes, [0, 0])));
}

export function webpLossless(width: number, height: number): Uint8Array<ArrayBuffer> {
  return riff(riffChunk('VP8L', bytes(0x2f, little32((width - 1) | ((height - 1) << 14)), [0, 0, 0, 0, 0])));
}

export function webpExtended(width: number, height: number, orientation: number): Uint8Array<ArrayBuffer> {
  return riff(
    riffChunk('VP8X', bytes([0x08, 0, 0, 0], little24(width - 1), little24(height - 1))),
    riffChunk('VP8L', bytes([0x2f, 1, 2, 3, 4])),
    riffChunk('EXIF', exif(orientation)),
  );
}

export function gif(width: number, height: number): Uint8Array<ArrayBuffer> {
  return bytes('GIF89a', little16(width), little16(height), [0, 0, 0]);
}

export function bmp(width: number, height: number): Uint8Array<ArrayBuffer> {
  return bytes(
    'BM',
    little32(0),
    little32(0),
    little32(54),
    little32(40),
    little32(width),
    little32(height),
    [1, 0, 24, 0],
  );
}

const box = (type: string, ...content: readonly Part[]): Uint8Array => {
  const inner = bytes(...content);
  return bytes(big32(inner.length + 8), type, inner);
};

/** An AVIF or HEIC file of two items, of which the second is primary and may be turned by quarters. */
export function isoMedia(
  brand: string,
  width: number,
  height: number,
  quarterTurns = 0,
): Uint8Array<ArrayBuffer> {
  const flags = [0, 0, 0, 0];
  const properties = box(
    'ipco',
    box('ispe', flags, big32(1), big32(1)),
    box('ispe', flags, big32(width), big32(height)),
    box('irot', quarterTurns),
  );
  const associations = box('ipma', flags, big32(2), big16(1), [1, 1], big16(2), [2, 2, 0x83]);
  return bytes(
    box('ftyp', brand, big32(0), 'mif1'),
    box('meta', flags, box('pitm', flags, big16(2)), box('iprp', properties, associations)),
  );
}
