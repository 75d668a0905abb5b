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
 * The order in which a person would list paths: folder by folder, numbers by value (`2.jpg` before `10.jpg`).
 * By code units otherwise, and not by a locale's rules, so that every browser gives photos the same ids.
 *
 * @returns negative, zero or positive, for `Array.prototype.sort`
 */
export function comparePaths(a: string, b: string): number {
  return compareLists(a.split('/'), b.split('/'), compareNames) || compareText(a, b);
}

function compareNames(a: string, b: string): number {
  return compareLists(a.toLowerCase().match(RUNS) ?? [], b.toLowerCase().match(RUNS) ?? [], compareRuns);
}

/** Digits, or anything else, for as long as it goes on. */
const RUNS = /\d+|\D+/g;

function compareRuns(a: string, b: string): number {
  if (!/^\d/.test(a) || !/^\d/.test(b)) return compareText(a, b);
  const [plainA, plainB] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return plainA.length - plainB.length || compareText(plainA, plainB);
}

function compareLists(
  a: readonly string[],
  b: readonly string[],
  compare: (a: string, b: string) => number,
): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index++) {
    const order = compare(a[index]!, b[index]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
