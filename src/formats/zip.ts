import { zipSync, type Zippable } from 'fflate';
import { isInnerPath } from './paths.ts';

/** Files by path; text is stored as UTF-8. */
export type ZipEntries = ReadonlyMap<string, Uint8Array | string>;

/** The earliest moment that a zip can hold: equal contents make equal bytes. */
const FIXED_TIME = new Date(1980, 0, 1);

/** Weights do not shrink; text does. */
const STORED = /\.(bin|onnx|safetensors)$/;

/**
 * A zip of the entries, in their order.
 *
 * @throws RangeError when a path is absolute or leads out of the zip
 */
export function makeZip(entries: ZipEntries): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  for (const [path, content] of entries) {
    if (!isInnerPath(path)) throw new RangeError(`zip: bad path ${path}`);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    files[path] = [bytes, { level: STORED.test(path) ? 0 : 6, mtime: FIXED_TIME }];
  }
  return zipSync(files);
}
