import { bytes } from './photoBytes.ts';

/** Entries of a TIFF directory by tag: BYTE, SHORT or LONG values, written as LONG unless they are named otherwise. */
export type TiffTags = Readonly<Record<number, readonly number[]>>;

/** Tags whose values are SHORT. */
const SHORTS = new Set([258, 259, 262, 274, 277, 284, 317, 320, 338, 339]);
const HEAD = 8;

/**
 * A TIFF file of one directory: blocks first, then what the directory points to, then itself.
 *
 * @param tags all but offsets and lengths of the blocks, which are written as strips, or as tiles where there is a tile width
 * @param next where the following directory is said to be; 0 for none
 */
export function tiff(
  tags: TiffTags,
  blocks: readonly Uint8Array[],
  { order = 'II', next = 0 }: { order?: 'II' | 'MM'; next?: 'itself' | number } = {},
): Uint8Array<ArrayBuffer> {
  const little = order === 'II';
  const number = (value: number, size: 2 | 4): Uint8Array => {
    const view = new DataView(new ArrayBuffer(size));
    if (size === 2) view.setUint16(0, value, little);
    else view.setUint32(0, value, little);
    return new Uint8Array(view.buffer);
  };
  const starts = blocks.map((_, at) => blocks.slice(0, at).reduce((sum, { length }) => sum + length, HEAD));
  const [offsets, lengths] = 322 in tags ? [324, 325] : [273, 279];
  const all = { ...tags, [offsets]: starts, [lengths]: blocks.map(({ length }) => length) };
  let far = bytes(...blocks);
  const entries = Object.entries(all)
    .map(([tag, values]) => ({ tag: Number(tag), values }))
    .sort((a, b) => a.tag - b.tag)
    .map(({ tag, values }) => {
      const size = SHORTS.has(tag) ? 2 : 4;
      const data = bytes(...values.map((value) => number(value, size)));
      let place = data;
      if (data.length > 4) {
        place = bytes(number(HEAD + far.length, 4));
        far = bytes(far, data);
      }
      const padded = bytes(place, new Uint8Array(4 - place.length));
      return bytes(number(tag, 2), number(size === 2 ? 3 : 4, 2), number(values.length, 4), padded);
    });
  const start = HEAD + far.length;
  return bytes(
    order,
    number(42, 2),
    number(start, 4),
    far,
    number(entries.length, 2),
    ...entries,
    number(next === 'itself' ? start : next, 4),
  );
}

/** Tags of a plain picture of 8 bits a sample, in one strip. */
export function rgbTags(width: number, height: number): TiffTags {
  return { 256: [width], 257: [height], 258: [8, 8, 8], 259: [1], 262: [2], 277: [3], 278: [height] };
}
