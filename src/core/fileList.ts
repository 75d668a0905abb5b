import type { PhotoRecord } from './photos.ts';

/** How a cell may begin that spreadsheets take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A cell of a CSV file (RFC 4180), always quoted. File names come from anywhere: one like `=HYPERLINK(…)` would be run
 * by a spreadsheet that opens the list, so that such cells begin with an apostrophe, which spreadsheets take for "text".
 * Source: OWASP, "CSV Injection".
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Photos as a CSV file: path, folder, width and height in pixels. */
export function fileList(photos: readonly PhotoRecord[]): string {
  const rows = photos.map(
    ({ path, label, width, height }) => `${csvCell(path)},${csvCell(label ?? '')},${width},${height}`,
  );
  return ['path,folder,width,height', ...rows, ''].join('\r\n');
}
