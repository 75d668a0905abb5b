/**
 * Labels from sub-folders: a photo's label is the name of the folder that it lies in.
 *
 * The folder that holds everything says nothing about a photo, so that photos directly in it have no label; and
 * where fewer than two folders are told apart in this way, there are no labels at all. Folders of one name in
 * different places are one label.
 *
 * @param paths all paths of one import, `/` between folders
 * @returns a label or null for each path
 */
export function folderLabels(paths: readonly string[]): (string | null)[] {
  const folders = paths.map((path) => path.split('/').slice(0, -1));
  const shared = sharedDepth(folders);
  const labels = folders.map((folder) => (folder.length > shared ? (folder.at(-1) ?? null) : null));
  const names = new Set(labels.filter((label) => label !== null));
  return names.size >= 2 ? labels : labels.map(() => null);
}

/**
 * Labels as numbers: their places among the names in order, so that they depend on nothing else; −1 for none.
 *
 * @returns a number for each label given, or null where there are none
 */
export function labelNumbers(labels: readonly (string | null)[]): Int32Array<ArrayBuffer> | null {
  const names = [...new Set(labels.filter((label) => label !== null))].sort();
  if (names.length === 0) return null;
  const numbers = new Map(names.map((name, at) => [name, at]));
  return Int32Array.from(labels, (label) => (label === null ? -1 : (numbers.get(label) ?? -1)));
}

/** How many folders, from the outermost, all paths have in common. */
function sharedDepth(folders: readonly (readonly string[])[]): number {
  const first = folders[0] ?? [];
  let depth = first.length;
  for (const folder of folders) {
    let equal = 0;
    while (equal < depth && folder[equal] === first[equal]) equal++;
    depth = equal;
  }
  return depth;
}
