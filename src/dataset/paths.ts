/** Files and folders that systems leave among photos. Hidden ones, which start with a dot, need no entry. */
const LITTER = new Set([
  '__macosx',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  'icon\r',
  '@eadir',
  '$recycle.bin',
  'system volume information',
]);

/**
 * A path with `/` between folders and none at the start. Accented letters get one spelling (NFC), since
 * systems differ in it and labels are compared.
 */
export function normalisePath(path: string): string {
  const parts = path.normalize('NFC').split(/[/\\]/);
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}

/** Whether a path leads to a file that no user means to give: litter, hidden, or inside such a folder. */
export function isLitter(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || LITTER.has(part.toLowerCase()));
}

/**
 * Puts files into the order in which a person would list them: folder by folder, numbers by value (`2.jpg` before
 * `10.jpg`). By code units otherwise, and not by a locale's rules, so that every browser gives photos the same ids.
 */
export function inPathOrder<T extends { readonly path: string }>(files: readonly T[]): T[] {
  // Paths are taken apart once each, not once a comparison: of 10,000 that would take longer than a task may.
  return files
    .map((file) => ({ file, key: orderKey(file.path) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.file.path, b.file.path))
    .map(({ file }) => file);
}

/** A path as text whose code units are in the order wanted: what ends sooner comes first, in runs, names and paths. */
function orderKey(path: string): string {
  return path.toLowerCase().replace(PARTS, (part) => {
    if (part === '/') return '\0';
    if (!/^\d/.test(part)) return `${part}\0`;
    const plain = part.replace(/^0+/, '');
    // More digits are a larger number. The zero stands for all digits where a number meets a letter.
    return `0${String.fromCharCode(plain.length)}${plain}`;
  });
}

/** Digits, the end of a folder's name, or anything else for as long as it goes on. */
const PARTS = /\d+|\/|[^\d/]+/g;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
