import { csvText } from './csv.ts';
import { csvRows } from './csvRows.ts';
import type { Labelling } from './labelling.ts';
import type { PhotoRecord } from './photos.ts';

/** Labels as a CSV file: `path,label`, a row for each photo that has one. */
export function labelFile(photos: readonly PhotoRecord[], { classes, labels }: Labelling): string {
  const rows = photos.flatMap(({ id, path }) => {
    const place = labels.get(id);
    return place === undefined ? [] : [[path, classes[place] ?? null]];
  });
  return csvText([['path', 'label'], ...rows]);
}

/** What a file of labels says of the photos that are here. */
export interface ReadLabels {
  /** The label of each photo that it names, by id. */
  readonly names: ReadonlyMap<number, string>;
  /** Rows that name no photo, or that name one by a file name that several have. */
  readonly unknown: number;
}

/**
 * Reads labels from a CSV file. The columns are those named `path` and `label` (or `file` and `class`, as other tools
 * say), else the first two. A photo is told by its path, or by its file's name where only one has it; the last row counts.
 */
export function readLabelFile(text: string, photos: readonly PhotoRecord[]): ReadLabels {
  const rows = csvRows(text);
  const { path: pathAt, label: labelAt, body } = columnsOf(rows);
  const idOf = finder(photos);
  const names = new Map<number, string>();
  let unknown = 0;
  for (const row of body) {
    const [path = '', label = ''] = [row[pathAt], row[labelAt]];
    if (label.trim() === '') continue;
    // Names of files may begin and end with spaces; cells that people write do so by chance.
    const id = idOf(path) ?? idOf(path.trim());
    if (id === null) unknown += 1;
    else names.set(id, label);
  }
  return { names, unknown };
}

const PATH_NAMES = ['path', 'file', 'filename', 'image', 'photo'];
const LABEL_NAMES = ['label', 'class', 'category'];

interface Columns {
  readonly path: number;
  readonly label: number;
  readonly body: readonly (readonly string[])[];
}

function columnsOf(rows: readonly (readonly string[])[]): Columns {
  const [head = [], ...body] = rows;
  const place = (names: readonly string[]): number =>
    head.findIndex((cell) => names.includes(cell.trim().toLowerCase()));
  const [path, label] = [place(PATH_NAMES), place(LABEL_NAMES)];
  return path < 0 || label < 0 ? { path: 0, label: 1, body: rows } : { path, label, body };
}

/** Finds photos by path, whichever slash it has, or by name. */
function finder(photos: readonly PhotoRecord[]): (path: string) => number | null {
  const byPath = new Map(photos.map(({ id, path }) => [path, id]));
  const byName = new Map<string, number | null>();
  for (const { id, path } of photos) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    byName.set(name, byName.has(name) ? null : id);
  }
  return (given) => {
    const path = given.replaceAll('\\', '/').replace(/^\.?\//, '');
    return byPath.get(given) ?? byPath.get(path) ?? (path.includes('/') ? null : (byName.get(path) ?? null));
  };
}
