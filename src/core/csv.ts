/** What a cell holds. What is no finite number stays empty: a spreadsheet knows no NaN. */
export type CsvCell = string | number | null;

/** Beginnings of text that spreadsheets take for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as comma-separated values, as RFC 4180 has them. Text that a spreadsheet would take for a formula is led by an
 * apostrophe, so that no name of a file or folder computes anything.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvCell): string {
  if (typeof value !== 'string') return Number.isFinite(value) ? String(value) : '';
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
