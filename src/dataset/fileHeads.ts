/** Files whose first bytes are read with one request; of the first, fewer, since decoding waits for them. */
const TOGETHER = 32;
const TOGETHER_AT_FIRST = 8;
/** Files up to this many bytes are read whole: cutting one costs the browser more than the rest of it does. */
const WHOLE_BYTES = 65_536;
/** Read of larger files: most headers lie within it. */
const HEAD_BYTES = 16_384;
/** Groups that are kept, in bytes 10 MB at most. A file asked for later than that is read by itself. */
const KEPT_GROUPS = 5;

interface Place {
  readonly group: number;
  readonly place: number;
}

type Heads = readonly Uint8Array<ArrayBuffer>[] | null;

/**
 * The first bytes of files that are asked for in a known order, read many at a time and ahead of the asking. Each
 * request of a file is a message to another process, which for small photos costs as much as their decoding.
 */
export class FileHeads {
  #files: readonly (readonly Blob[])[] = [];
  #places: ReadonlyMap<Blob, Place> = new Map();
  readonly #groups = new Map<number, Promise<Heads>>();

  /** Names the files that will be asked for, in order; forgets those of before. */
  expect(files: readonly Blob[]): void {
    this.#files = inGroups(files);
    this.#places = new Map(
      this.#files.flatMap((group, at) =>
        group.map((file, place): [Blob, Place] => [file, { group: at, place }]),
      ),
    );
    this.#groups.clear();
  }

  /**
   * The first bytes of a file, all of it where it is short; null where they are not known, and the file must be
   * asked itself: it was not expected, it is empty, or a file of its group could not be read.
   */
  async of(file: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
    const at = this.#places.get(file);
    if (at === undefined || file.size === 0) return null;
    const heads = await this.#group(at.group);
    // Not before: it would hold up those that are waited for.
    if (at.group + 1 < this.#files.length) void this.#group(at.group + 1);
    return heads?.[at.place] ?? null;
  }

  #group(group: number): Promise<Heads> {
    let heads = this.#groups.get(group);
    if (heads === undefined) {
      heads = readTogether(this.#files[group] ?? []);
      this.#groups.set(group, heads);
      const oldest = this.#groups.keys().next();
      if (this.#groups.size > KEPT_GROUPS && !oldest.done) this.#groups.delete(oldest.value);
    }
    return heads;
  }
}

/** Each group has twice as many files as the one before, until there are enough. */
function inGroups(files: readonly Blob[]): Blob[][] {
  const groups: Blob[][] = [];
  let start = 0;
  for (let size = TOGETHER_AT_FIRST; start < files.length; size = Math.min(TOGETHER, 2 * size)) {
    groups.push(files.slice(start, start + size));
    start += size;
  }
  return groups;
}

/** One blob made of many, so that one reading brings them all. */
async function readTogether(files: readonly Blob[]): Promise<Heads> {
  const parts = files.map((file) => (file.size <= WHOLE_BYTES ? file : file.slice(0, HEAD_BYTES)));
  const ends = parts.reduce<number[]>((sums, { size }) => [...sums, (sums.at(-1) ?? 0) + size], []);
  try {
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    // A file that has changed meanwhile moves those after it.
    if (bytes.length !== (ends.at(-1) ?? 0)) return null;
    return ends.map((end, at) => bytes.subarray(end - parts[at]!.size, end));
  } catch {
    // Which of them it was is found by asking each.
    return null;
  }
}
