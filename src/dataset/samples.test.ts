import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readHeader } from './header.ts';
import { folderLabels } from './label.ts';
import { loadSamples } from './samples.ts';

const zip = new URL('../../public/samples/samples.zip', import.meta.url);

afterEach(() => vi.unstubAllGlobals());

describe('loadSamples', () => {
  it('gives 600 pictures in 8 groups from beside the page', async () => {
    const fetched = vi.fn<typeof fetch>(() => Promise.resolve(new Response(readFileSync(zip))));
    vi.stubGlobal('fetch', fetched);
    const samples = await loadSamples('https://example.org/likeness/', new AbortController().signal);
    expect(fetched.mock.calls[0]?.[0]).toEqual(new URL('https://example.org/likeness/samples/samples.zip'));
    expect(samples).toHaveLength(600);
    expect(new Set(folderLabels(samples.map(({ path }) => path))).size).toBe(8);
    expect(samples[0]).toMatchObject({
      path: 'animals/bat.webp',
      file: { name: 'bat.webp', type: 'image/webp' },
    });
    for (const { file } of samples) expect(await readHeader(file)).toMatchObject({ width: 96, height: 96 });
  });

  it('says when they do not arrive', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
    await expect(loadSamples('https://example.org/', new AbortController().signal)).rejects.toThrow('404');
  });
});
