import { message } from '../../core/message.ts';
import { MalformedHeader } from '../byteReader.ts';
import { TIFF_TAG, type TiffDirectory } from '../headers/tiff.ts';
import { UnreadableFile } from '../unreadable.ts';

/** How the pixels of a TIFF picture are stored, checked against the size of the file. */
export interface TiffLayout {
  readonly width: number;
  readonly height: number;
  readonly compression: keyof typeof COMPRESSIONS;
  readonly samples: number;
  readonly bits: number;
  /** What the sample after the colours is. */
  readonly extra: 'none' | 'premultiplied' | 'opacity' | 'unknown';
  /** Strips or tiles, row by row, and the size of each in pixels. */
  readonly blocks: readonly { readonly start: number; readonly bytes: number }[];
  readonly blockWidth: number;
  readonly blockHeight: number;
}

/**
 * Compressions that are read, and how many bytes one byte of each becomes at most. Those of fax machines and JPEG within
 * TIFF are not: what they unpack to is bounded by nothing that can be read beforehand.
 */
const COMPRESSIONS = {
  none: 1,
  /** Two codes of 12 bits take 3 bytes, and stand for a string of 4096 each at most. */
  lzw: (2 * 4096) / 3,
  /** Two bits stand for 258 bytes. */
  deflate: 1032,
  packBits: 64,
} as const;
/** Names of the compressions by their numbers. */
const COMPRESSION_NAMES: ReadonlyMap<number, keyof typeof COMPRESSIONS> = new Map([
  [1, 'none'],
  [5, 'lzw'],
  [8, 'deflate'],
  [32_773, 'packBits'],
  [32_946, 'deflate'],
]);

/** Bits a sample by photometric interpretation: white is zero, black is zero, RGB, palette. */
const DEPTHS: readonly (readonly number[])[] = [
  [1, 4, 8, 16],
  [1, 2, 8, 16],
  [8, 16],
  [1, 2, 4, 8],
];
/** Samples a pixel by the same. */
const SAMPLES: readonly (readonly number[])[] = [[1], [1, 2], [3, 4], [1]];
const MAX_BLOCK_PIXELS = 2 ** 26;

const UNUSUAL = message('is a TIFF picture of a kind that Likeness does not read; export it as JPEG');

/**
 * @param fileBytes length of the file
 * @throws UnreadableFile for kinds that are not read
 * @throws MalformedHeader for what cannot be
 */
export function tiffLayout({ values }: TiffDirectory, fileBytes: number): TiffLayout {
  const all = (tag: number): readonly number[] => values.get(tag) ?? [];
  const first = (tag: number, otherwise: number): number => all(tag)[0] ?? otherwise;
  const [width, height] = [first(TIFF_TAG.width, 0), first(TIFF_TAG.height, 0)];
  const compression = COMPRESSION_NAMES.get(first(TIFF_TAG.compression, 1));
  const photometric = first(TIFF_TAG.photometric, -1);
  const [samples, bits] = [first(TIFF_TAG.samples, 1), first(TIFF_TAG.bits, 1)];
  const usual =
    DEPTHS[photometric]?.includes(bits) === true &&
    SAMPLES[photometric]?.includes(samples) === true &&
    // Black is zero with opacity is told apart at 8 bits only.
    (photometric !== 1 || samples === 1 || bits === 8) &&
    all(TIFF_TAG.bits).every((depth) => depth === bits) &&
    all(TIFF_TAG.sampleFormat).every((format) => format === 1) &&
    first(TIFF_TAG.planes, 1) === 1 &&
    first(TIFF_TAG.predictor, 1) <= 2;
  if (compression === undefined || !usual) throw new UnreadableFile(UNUSUAL);
  const tiled = values.has(TIFF_TAG.tileWidth);
  const blockWidth = tiled ? first(TIFF_TAG.tileWidth, 0) : width;
  const blockHeight = tiled
    ? first(TIFF_TAG.tileHeight, 0)
    : Math.min(height, first(TIFF_TAG.rowsPerStrip, height));
  if (!(blockWidth > 0 && blockHeight > 0 && blockWidth * blockHeight <= MAX_BLOCK_PIXELS))
    throw new MalformedHeader('A strip or tile has no size, or too much of one.');
  const starts = all(tiled ? TIFF_TAG.tileOffsets : TIFF_TAG.stripOffsets);
  const lengths = all(tiled ? TIFF_TAG.tileBytes : TIFF_TAG.stripBytes);
  const blocks = starts.map((start, at) => ({ start, bytes: lengths[at] ?? 0 }));
  if (blocks.length !== Math.ceil(width / blockWidth) * Math.ceil(height / blockHeight))
    throw new MalformedHeader('There are more or fewer blocks than the picture needs.');
  if (blocks.some(({ start, bytes }) => bytes === 0 || start + bytes > fileBytes))
    throw new MalformedHeader('A block lies outside the file.');
  const layout = { width, height, compression, samples, bits, blocks, blockWidth, blockHeight };
  const stored = blocks.reduce((sum, { bytes }) => sum + bytes, 0);
  const unpacked = Math.ceil((width * samples * bits) / 8) * height;
  if (unpacked > stored * COMPRESSIONS[compression])
    throw new MalformedHeader('The file holds too little for a picture of its size.');
  const opacity = first(TIFF_TAG.extraSamples, 0);
  const extra =
    samples % 2 === 1 ? 'none' : opacity === 1 ? 'premultiplied' : opacity === 2 ? 'opacity' : 'unknown';
  return { ...layout, extra };
}

/** Bytes of a block once unpacked: rows begin at whole bytes. */
export function blockBytes({ blockWidth, blockHeight, samples, bits }: TiffLayout): number {
  return Math.ceil((blockWidth * samples * bits) / 8) * blockHeight;
}
