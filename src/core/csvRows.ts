import { unguarded } from './csv.ts';

/** What may stand between two cells: spreadsheets write what their country uses for numbers leaves free. */
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Cells of a file of comma-separated values, as RFC 4180 has them and as spreadsheets write them: with any line ends,
 * with semicolons or tabs instead of commas, with a byte order mark. Empty lines are left out. The inverse of `csvText`.
 */
export function csvRows(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = (): void => {
    if (row.some((cell) => cell !== '')) rows.push(row);
    row = [];
  };
  while (at < body.length) {
    const [cell, end] = body[at] === '"' ? quoted(body, at, separator) : plain(body, at, separator);
    row.push(unguarded(cell));
    at = end;
    if (body[at] === separator) {
      at += 1;
      if (at === body.length) row.push('');
    } else {
      endRow();
      at += body.startsWith('\r\n', at) ? 2 : 1;
    }
  }
  endRow();
  return rows;
}

/** The separator that the first line has most of. */
function separatorOf(text: string): string {
  const first = /^.*$/m.exec(text.replaceAll(/"(?:[^"]|"")*"/g, ''))?.[0] ?? '';
  const counts = SEPARATORS.map((separator) => first.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** A cell, and where it ends. */
type Cell = readonly [text: string, end: number];

function plain(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return [text.slice(start, end), end];
}

/** A cell that begins with a quotation mark; one that never ends is all of the rest. What follows the last mark is lost. */
function quoted(text: string, start: number, separator: string): Cell {
  let cell = '';
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return [cell + text.slice(at), text.length];
    cell += text.slice(at, close);
    if (text[close + 1] !== '"') return [cell, plain(text, close + 1, separator)[1]];
    cell += '"';
    at = close + 2;
  }
}
