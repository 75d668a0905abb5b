import { MalformedHeader, type ByteReader } from '../byteReader.ts';
import { asOrientation } from '../orientation.ts';
import { REASONS } from '../signatures.ts';
import { UnreadableFile } from '../unreadable.ts';
import type { HeaderFields } from './fields.ts';

/** Tags of a TIFF directory that say how a picture is stored. */
export const TIFF_TAG = {
  subfile: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  planes: 284,
  predictor: 317,
  colours: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  extraSamples: 338,
  sampleFormat: 339,
  dng: 50_706,
} as const;

/** The first directory of a TIFF file: values of the tags above, and of no others. */
export interface TiffDirectory {
  readonly little: boolean;
  readonly values: ReadonlyMap<number, readonly number[]>;
}

const WANTED: ReadonlySet<number> = new Set(Object.values(TIFF_TAG));
const ENTRY = 12;
/** Bytes of a value by its type: BYTE, SHORT, LONG. Of the tags above none has another. */
const SIZES: ReadonlyMap<number, 1 | 2 | 4> = new Map([
  [1, 1],
  [3, 2],
  [4, 4],
]);
/** Values of one tag: a strip a row, of the tallest picture that is let in. */
const MAX_VALUES = 65_536;

/**
 * The directory that the file begins with. Further ones, of which a file may have many, or a ring of them, are not
 * walked.
 *
 * @throws MalformedHeader
 * @see TIFF Revision 6.0, section 2
 */
export async function readTiffDirectory(reader: ByteReader): Promise<TiffDirectory> {
  const head = await reader.exactly(0, 8);
  const little = head.getUint16(0) === 0x4949;
  const start = head.getUint32(4, little);
  const count = (await reader.exactly(start, 2)).getUint16(0, little);
  const entries = await reader.exactly(start + 2, count * ENTRY);
  const values = new Map<number, readonly number[]>();
  for (let at = 0; at < count * ENTRY; at += ENTRY) {
    const tag = entries.getUint16(at, little);
    const size = SIZES.get(entries.getUint16(at + 2, little));
    const length = entries.getUint32(at + 4, little);
    if (!WANTED.has(tag) || size === undefined) continue;
    if (length > MAX_VALUES) throw new MalformedHeader('A tag has more values than any picture needs.');
    // Up to four bytes stand in the entry itself, more where it points to.
    const inside = length * size <= 4;
    const view = inside
      ? new DataView(entries.buffer, entries.byteOffset + at + 8, 4)
      : await reader.exactly(entries.getUint32(at + 8, little), length * size);
    values.set(
      tag,
      Array.from({ length }, (_, index) => valueAt(view, index, size, little)),
    );
  }
  return { little, values };
}

function valueAt(view: DataView, index: number, size: 1 | 2 | 4, little: boolean): number {
  if (size === 1) return view.getUint8(index);
  return size === 2 ? view.getUint16(2 * index, little) : view.getUint32(4 * index, little);
}

/**
 * Size and orientation of a TIFF picture. No browser but Safari reads the format, so that the turn is ours.
 *
 * @throws MalformedHeader
 * @throws UnreadableFile for a camera’s raw photo, which is a TIFF file too
 */
export async function readTiff(reader: ByteReader): Promise<HeaderFields> {
  const { values } = await readTiffDirectory(reader);
  const first = (tag: number, otherwise: number): number => values.get(tag)?.[0] ?? otherwise;
  // Raw photos begin with a small preview, or say what they are.
  const preview = (first(TIFF_TAG.subfile, 0) & 1) === 1;
  if (preview || values.has(TIFF_TAG.dng)) throw new UnreadableFile(REASONS.raw);
  return {
    width: first(TIFF_TAG.width, 0),
    height: first(TIFF_TAG.height, 0),
    orientation: asOrientation(first(TIFF_TAG.orientation, 1)),
    // There is nothing to hide: the decoder is ours, and turns nothing.
    hide: { start: 0, end: 0, replacement: '' },
  };
}
