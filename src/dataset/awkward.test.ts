import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readHeader } from './header.ts';
import { UnreadableFile } from './unreadable.ts';

/** A collection of odd files beside the repository, which a plain clone does not have. */
const folder = fileURLToPath(new URL('../../../shared/data/awkward', import.meta.url));
const manifest = path.join(folder, 'MANIFEST.json');

interface Entry {
  readonly path: string;
  readonly chromium: { readonly decodes: boolean; readonly w?: number; readonly h?: number };
}

const entries = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Entry[]) : [];
const open = (entry: Entry): Blob => new Blob([readFileSync(path.join(folder, entry.path))]);
/** Formats that this browser reads, and others do not. */
const notEverywhere = /\.(?:ico|jxl)$/;
/** Its EXIF says that it lies on its side, which Chromium ignores in WebP, and we do not. */
const turnedByUs = 'exif-orientation/quadrants_6.webp';
const decodable = entries.filter((entry) => entry.chromium.decodes && !notEverywhere.test(entry.path));

describe.skipIf(entries.length === 0)('headers of awkward files', () => {
  it.each(decodable.map((entry) => [entry.path, entry] as const))(
    '%s has the browser’s size',
    async (_, entry) => {
      const { width, height } = await readHeader(open(entry));
      const { w, h } = entry.chromium;
      expect([width, height]).toEqual(entry.path === turnedByUs ? [h, w] : [w, h]);
    },
  );

  it('refuses the others in words, or leaves them to the decoder', async () => {
    for (const entry of entries.filter(({ chromium }) => !chromium.decodes)) {
      const header = readHeader(open(entry));
      await header.catch((error: unknown) => expect(error).toBeInstanceOf(UnreadableFile));
    }
  });
});
