/** What a cell holds. What is no finite number stays empty: a spreadsheet knows no NaN. */
export type CsvCell = string | number | null;

/**
 * Beginnings of text that spreadsheets take for a formula (OWASP, "CSV Injection"), signs of full width included; and
 * the same behind apostrophes, so that those of a name can be told from the one that is put before it.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as comma-separated values, as RFC 4180 has them. Text that a spreadsheet would take for a formula is led by an
 * apostrophe, so that no name of a file or folder computes anything.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Text that no spreadsheet computes: led by an apostrophe where it would. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What `guarded` was given. */
export function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

function cell(value: CsvCell): string {
  if (typeof value !== 'string') return Number.isFinite(value) ? String(value) : '';
  const safe = guarded(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
