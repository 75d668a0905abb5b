/** A contact sheet: cells of one size in rows, as many a row as fit. */
export interface SheetLayout {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in pixels. */
  readonly cell: number;
  readonly gap: number;
  readonly height: number;
}

const GAP = 3;
const WANTED_CELL = 28;

export function sheetLayout(count: number, width: number): SheetLayout {
  const columns = Math.max(1, Math.round((width + GAP) / (WANTED_CELL + GAP)));
  const cell = Math.max(1, (width - (columns - 1) * GAP) / columns);
  const rows = Math.ceil(count / columns);
  return { columns, rows, cell, gap: GAP, height: Math.max(0, rows * (cell + GAP) - GAP) };
}

/** The photos that a window onto the sheet shows: first, and one past the last. */
export function visibleRange(
  { columns, cell, gap }: SheetLayout,
  count: number,
  scrollTop: number,
  height: number,
): readonly [number, number] {
  const pitch = cell + gap;
  const firstRow = Math.max(0, Math.floor(scrollTop / pitch));
  const endRow = Math.ceil((scrollTop + height) / pitch);
  return [Math.min(count, firstRow * columns), Math.min(count, endRow * columns)];
}

/** Upper left corner of a photo's cell. */
export function cellPlace({ columns, cell, gap }: SheetLayout, index: number): readonly [number, number] {
  return [(index % columns) * (cell + gap), Math.floor(index / columns) * (cell + gap)];
}

/** The photo at a point of the sheet, or null between and beyond them. */
export function photoAt(layout: SheetLayout, count: number, x: number, y: number): number | null {
  const pitch = layout.cell + layout.gap;
  const column = Math.floor(x / pitch);
  const index = Math.floor(y / pitch) * layout.columns + column;
  return x < 0 || y < 0 || column >= layout.columns || index >= count ? null : index;
}

/** Where an arrow key, Home, End or a page key leads from a photo; null for any other key. */
export function photoByKey(
  key: string,
  from: number,
  count: number,
  columns: number,
  pageRows: number,
): number | null {
  const page = Math.max(1, pageRows) * columns;
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from - columns,
    ArrowDown: from + columns,
    PageUp: from - page,
    PageDown: from + page,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}
