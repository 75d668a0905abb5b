import { freePath } from './freePath.ts';
import type { PhotoRecord } from './photos.ts';

/** Where a copy of a photo goes: one folder, and a name within it. */
export interface SortedPhoto {
  readonly photo: number;
  readonly folder: string;
  readonly name: string;
}

/** What no folder's name may hold on one operating system or another, and names that Windows keeps to itself. */
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST = { folder: 80, file: 200 } as const;

/** A class's name as a folder's: what folders may not be called is replaced, and dots and spaces at the ends go. */
export function folderNameOf(className: string): string {
  const name = className
    .normalize('NFC')
    .replaceAll(FORBIDDEN, '_')
    .slice(0, LONGEST.folder)
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return '_';
  return RESERVED.test(name) ? `${name}_` : name;
}

/** A photo's own name, as every file system and every zip takes it; its ending stays. */
function fileNameOf(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replaceAll(FORBIDDEN, '_')
    .slice(-LONGEST.file);
}

/** A folder for each class, no two the same: some file systems take `Cat` and `cat` for one. */
export function classFolders(classes: readonly string[]): string[] {
  const taken = new Set<string>();
  return classes.map((name) => {
    const folder = freePath(folderNameOf(name), (path) => taken.has(path.toLowerCase()));
    taken.add(folder.toLowerCase());
    return folder;
  });
}

/**
 * Where each photo goes. Photos of one name that meet in a folder are numbered.
 *
 * @param folders the folder of each photo by id; photos without one stay where they are
 */
export function sortingPlan(
  photos: readonly PhotoRecord[],
  folders: ReadonlyMap<number, string>,
): SortedPhoto[] {
  const taken = new Set<string>();
  return photos.flatMap(({ id, path }) => {
    const folder = folders.get(id);
    if (folder === undefined) return [];
    const free = freePath(`${folder}/${fileNameOf(path)}`, (one) => taken.has(one.toLowerCase()));
    taken.add(free.toLowerCase());
    return [{ photo: id, folder, name: free.slice(folder.length + 1) }];
  });
}
