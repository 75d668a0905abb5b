import type { ImportFile } from '../protocol/dataset.ts';

/** Pictures kept: as many as a glance across a map touches. */
const CAPACITY = 24;

/** Photos at a size worth looking at, decoded on demand from the user's own files and forgotten soon. */
export class Pictures {
  readonly #files = new Map<string, File>();
  /** By side and path. */
  readonly #bitmaps = new Map<string, Promise<ImageBitmap>>();

  replace(files: readonly ImportFile[]): void {
    for (const key of this.#bitmaps.keys()) this.#forget(key);
    this.#files.clear();
    this.add(files);
  }

  add(files: readonly ImportFile[]): void {
    for (const { path, file } of files) this.#files.set(path, file);
  }

  /** Bytes of the file of a path; null where there is none. */
  sizeOf(path: string): number | null {
    return this.#files.get(path)?.size ?? null;
  }

  /** The photo's middle square, `side` pixels wide. Rejects where the file is gone or unreadable. */
  async load(path: string, side: number): Promise<ImageBitmap> {
    const key = `${side} ${path}`;
    const known = this.#bitmaps.get(key);
    if (known) return known;
    const file = this.#files.get(path);
    if (!file) throw new RangeError('No such photo.');
    const bitmap = decodeSquare(file, side);
    this.#bitmaps.set(key, bitmap);
    // Refusals are not kept: a drive may come back.
    bitmap.catch(() => this.#bitmaps.delete(key));
    const oldest = this.#bitmaps.keys().next();
    if (this.#bitmaps.size > CAPACITY && !oldest.done) this.#forget(oldest.value);
    return bitmap;
  }

  #forget(key: string): void {
    const bitmap = this.#bitmaps.get(key);
    this.#bitmaps.delete(key);
    void bitmap?.then(
      (picture) => picture.close(),
      () => undefined,
    );
  }
}

async function decodeSquare(file: File, side: number): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file);
  const edge = Math.min(whole.width, whole.height);
  const left = Math.floor((whole.width - edge) / 2);
  const top = Math.floor((whole.height - edge) / 2);
  try {
    return await createImageBitmap(whole, left, top, edge, edge, {
      resizeWidth: side,
      resizeHeight: side,
      resizeQuality: 'medium',
    });
  } finally {
    whole.close();
  }
}
