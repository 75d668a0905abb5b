import { Unzlib } from 'fflate';
import type { IFD } from 'utif2';
import { ByteReader, MalformedHeader } from '../byteReader.ts';
import { readTiffDirectory, TIFF_TAG, type TiffDirectory } from '../headers/tiff.ts';
import type { DecodedPixels } from './decodedPixels.ts';
import { blockBytes, tiffLayout, type TiffLayout } from './tiffLayout.ts';

/** Bytes before the first block in a file of our making: the byte order is read from there. */
const HEAD = 8;
/** Deflated bytes that are inflated at a time: to 4 MB at most. */
const PIECE = 4096;

/**
 * The first picture of a TIFF file as RGBA, not turned. The pixels are unpacked by UTIF, which comes as a file of its own when first
 * needed. It is shown one checked directory: by itself it walks rings of them for ever and believes every size.
 *
 * @throws MalformedHeader, UnreadableFile, or whatever damaged pixels make UTIF throw
 */
export async function decodeTiff(file: Blob): Promise<DecodedPixels> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const directory = await readTiffDirectory(new ByteReader(file, bytes));
  const layout = tiffLayout(directory, bytes.length);
  const { default: utif } = await import('utif2');
  const { buffer, image } =
    layout.compression === 'deflate'
      ? inflated(bytes, directory, layout)
      : { buffer: bytes.buffer, image: asUtif(directory) };
  utif.decodeImage(buffer, image);
  const { width, height } = layout;
  const rgba = new Uint8ClampedArray(width * height * 4);
  rgba.set(utif.toRGBA8(image));
  settleOpacity(rgba, layout);
  return { width, height, rgba };
}

type Tag = readonly [tag: number, values: readonly number[]];

/** UTIF's own form of a directory, with some tags replaced. */
function asUtif({ values }: TiffDirectory, replaced: readonly Tag[] = []): IFD {
  const tags = new Map([...values, ...replaced]);
  const named = Object.fromEntries([...tags].map(([tag, list]) => [`t${tag}`, [...list]]));
  return named as unknown as IFD;
}

/** Inflates the blocks into as many bytes as they may have, and no more, which UTIF would not see to. */
function inflated(
  bytes: Uint8Array<ArrayBuffer>,
  directory: TiffDirectory,
  layout: TiffLayout,
): { buffer: ArrayBuffer; image: IFD } {
  const tiled = directory.values.has(TIFF_TAG.tileWidth);
  const { blocks, height, blockHeight } = layout;
  const size = blockBytes(layout);
  const plain = new Uint8Array(HEAD + blocks.length * size);
  plain.set(bytes.subarray(0, HEAD));
  blocks.forEach(({ start, bytes: length }, at) => {
    // The last strip may be shorter.
    const rows = tiled ? blockHeight : Math.min(blockHeight, height - at * blockHeight);
    const from = HEAD + at * size;
    const out = plain.subarray(from, from + (size / blockHeight) * rows);
    inflateInto(out, bytes.subarray(start, start + length));
  });
  const starts = blocks.map((_, at) => HEAD + at * size);
  const lengths = blocks.map(() => size);
  const stored: readonly Tag[] = tiled
    ? [
        [TIFF_TAG.tileOffsets, starts],
        [TIFF_TAG.tileBytes, lengths],
      ]
    : // Strips follow one another, so that they may as well be one.
      [
        [TIFF_TAG.stripOffsets, [HEAD]],
        [TIFF_TAG.stripBytes, [plain.length - HEAD]],
        [TIFF_TAG.rowsPerStrip, [height]],
      ];
  return { buffer: plain.buffer, image: asUtif(directory, [[TIFF_TAG.compression, [1]], ...stored]) };
}

/** Inflates piece by piece, so that one byte too many is the last: a bomb costs a piece, and no more. */
function inflateInto(out: Uint8Array, deflated: Uint8Array): void {
  let at = 0;
  const stream = new Unzlib((chunk) => {
    if (at + chunk.length > out.length) throw new MalformedHeader('A block holds more than it may.');
    out.set(chunk, at);
    at += chunk.length;
  });
  for (let from = 0; from < deflated.length; from += PIECE)
    stream.push(deflated.subarray(from, from + PIECE), from + PIECE >= deflated.length);
}

/** UTIF takes a fourth sample for opacity whatever it is, and leaves colours multiplied by it. */
function settleOpacity(rgba: DecodedPixels['rgba'], { extra }: TiffLayout): void {
  if (extra === 'unknown') for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255;
  if (extra !== 'premultiplied') return;
  for (let at = 0; at < rgba.length; at += 4) {
    const opacity = rgba[at + 3]!;
    if (opacity === 0 || opacity === 255) continue;
    for (let channel = at; channel < at + 3; channel++) rgba[channel] = (rgba[channel]! * 255) / opacity;
  }
}
