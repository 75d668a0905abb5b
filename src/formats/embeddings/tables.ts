import { csvText, guarded } from '../../core/csv.ts';
import type { Embeddings } from './embeddings.ts';

/** Rows that are written at once. */
const PART = 1000;
/** Digits that float32 holds. */
const DIGITS = 7;

/** Text in UTF-8, some rows at a time. */
function* parts(rows: number, textOf: (from: number, to: number) => string): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let from = 0; from < rows; from += PART)
    yield encoder.encode(textOf(from, Math.min(rows, from + PART)));
}

/** path, label, x, y, split: a row a photo. */
export function* photosCsv({ photos, positions }: Embeddings): Generator<Uint8Array> {
  yield new TextEncoder().encode(csvText([['path', 'label', 'x', 'y', 'split']]));
  const place = (at: number): number => Number(positions[at]!.toPrecision(DIGITS));
  yield* parts(photos.length, (from, to) =>
    csvText(
      photos
        .slice(from, to)
        .map(({ path, label, split }, at) => [
          ...[path, label, place(2 * (from + at)), place(2 * (from + at) + 1)],
          split,
        ]),
    ),
  );
}

/** h, a row a photo, tabs between numbers, without a header, as the projector takes it. */
export function tensorsTsv({ photos, h, d }: Embeddings): Generator<Uint8Array> {
  return parts(photos.length, (from, to) => {
    let text = '';
    for (let row = from; row < to; row++) {
      const numbers = Array.from(h.subarray(row * d, (row + 1) * d), (value) => value.toPrecision(DIGITS));
      text += `${numbers.join('\t')}\n`;
    }
    return text;
  });
}

/** The same rows by path, label and split, under a header, which the projector wants where there are several columns. */
export function* metadataTsv({ photos }: Embeddings): Generator<Uint8Array> {
  yield new TextEncoder().encode('path\tlabel\tsplit\n');
  yield* parts(photos.length, (from, to) =>
    photos
      .slice(from, to)
      .map(({ path, label, split }) => `${[path, label ?? '', split].map(oneCell).join('\t')}\n`)
      .join(''),
  );
}

/** A name in one cell of a row, whatever it holds: spreadsheets open such files too. */
function oneCell(text: string): string {
  return guarded(text.replace(/[\t\r\n]+/g, ' '));
}
