// Rows as a table for people.
import { holds } from './rows.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

/** @param {number | null | undefined} value @returns {string} three figures, or whole where there are more */
function shown(value) {
  if (value === undefined) return '';
  if (value === null || Number.isNaN(value)) return 'not measured';
  if (value === 0 || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return Math.abs(value) < 0.001 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

/** @param {Row} row */
function verdict(row) {
  if (row.target === undefined) return ['', ''];
  const bound = 'atLeast' in row.target ? `≥ ${row.target.atLeast}` : `≤ ${row.target.atMost}`;
  const kept = holds(row);
  return [bound, kept === undefined ? '–' : kept ? 'holds' : 'MISSED'];
}

/** @param {Row} row */
const cells = (row) => [
  row.name,
  [shown(row.value), row.value === null ? '' : row.unit].join(' ').trim(),
  shown(row.min),
  shown(row.max),
  ...verdict(row),
  row.note ?? '',
];

/**
 * @param {readonly Row[]} rows
 * @param {string} [heading] of the column of figures
 * @returns {string}
 */
export function table(rows, heading = 'median') {
  const lines = [['', heading, 'min', 'max', 'target', '', ''], ...rows.map(cells)];
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        // Words to the left, figures to the right.
        .map((cell, at) =>
          at === 0 || at > 4 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {readonly Row[]} rows @returns {string} how many targets hold, in one line */
export function summary(rows) {
  const count = (/** @type {boolean | undefined} */ outcome) =>
    rows.filter((row) => row.target !== undefined && holds(row) === outcome).length;
  return `${count(true)} targets hold, ${count(false)} missed, ${count(undefined)} not measured`;
}
