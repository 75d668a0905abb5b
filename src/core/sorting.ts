import { freePath } from './freePath.ts';
import type { PhotoRecord } from './photos.ts';

/** Where a copy of a photo goes: one folder, and a name within it. */
export interface SortedPhoto {
  readonly photo: number;
  readonly folder: string;
  readonly name: string;
}

/**
 * What no name may hold on one operating system or another, and marks that turn the direction of what follows, by which
 * `gnp.exe` can be made to look like `exe.png`.
 */
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;
/** Names that Windows keeps to itself, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** Bytes of UTF-8: most file systems take 255, and a number may come. */
const LONGEST = { folder: 120, file: 200 } as const;

/** A class's name as a folder's: what folders may not be called is replaced, and dots and spaces at the ends go. */
export function folderNameOf(className: string): string {
  const allowed = className.normalize('NFC').replaceAll(FORBIDDEN, '_');
  const name = shortened(allowed, LONGEST.folder).replace(/^[. ]+|[. ]+$/g, '');
  return name === '' ? '_' : name.replace(RESERVED, '$1_');
}

/** A photo's own name, as every file system and every zip takes it; its ending stays. */
function fileNameOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replaceAll(FORBIDDEN, '_');
  const ending = /\.[^.]{1,15}$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length).replace(RESERVED, '$1_');
  return shortened(stem, LONGEST.file - byteLength(ending)) + ending.replace(/[. ]+$/, '');
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** The beginning of a text that takes so many bytes at most, no letter cut in two. */
function shortened(text: string, most: number): string {
  if (byteLength(text) <= most) return text;
  const letters = Array.from(text).slice(0, most);
  while (byteLength(letters.join('')) > most) letters.pop();
  return letters.join('');
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
