import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { photoFingerprint } from '../core/photoFingerprint.ts';
import type { PhotoRecord } from '../core/photos.ts';
import { packCache } from '../dataset/packedCache.ts';
import { PhotoCache } from '../dataset/photoCache.ts';
import { makeProjectZip } from '../formats/project/projectZip.ts';
import { openModelZip } from '../formats/reading/openModelZip.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts';
import { damagedZips, DEEP, type ZipParts } from '../testing/damagedZips.ts';
import { outcomesOf } from '../testing/outcomes.ts';
import { noisePhotos } from '../testing/photos.ts';
import { sampleProject } from '../testing/project.ts';
import { openProjectFile } from './openProjectFile.ts';

const ROUNDS = 1000;
const COUNT = 20;

/** A run with an encoder of its own, so that the file holds layers, and few weights. */
const SETTINGS: Settings = {
  ...{
    ...DEFAULT_SETTINGS,
    batchSize: 8,
    imageSize: 16,
    steps: 60,
    queue: 6,
    loss: 'info-nce',
    encoder: 'own',
  },
  own: {
    layers: [
      { kind: 'conv', name: 'c1', filters: 4, kernel: 3, stride: 2, bias: true },
      {
        ...{ kind: 'residual', name: 'r1', shortcut: [] },
        body: [{ kind: 'batchNorm', name: 'b1', relu: true }],
      },
      { kind: 'rescale', name: 's', scale: 0.5, offset: 0 },
      { kind: 'globalAveragePool', name: 'pool' },
    ],
    imageSize: 16,
    fingerprint: '01234567',
  },
};

let parts: ZipParts;
let whole: Uint8Array;
beforeAll(async () => {
  const cache = new PhotoCache(4);
  for (let id = 0; id < COUNT; id++) cache.append(noisePhotos(1, 4, id + 1).pixels);
  const records = Array.from({ length: COUNT }, (_, id): PhotoRecord => {
    return { id, path: `${id}.jpg`, label: null, width: 640, height: 480, hash: '0123456789abcdef' };
  });
  const project = sampleProject(SETTINGS);
  const photos = { ...project.photos, fingerprint: photoFingerprint(records) };
  const blob = await makeProjectZip({ ...project, photos }, packCache(cache, records));
  whole = new Uint8Array(await blob.arrayBuffer());
  parts = { files: unzipSync(whole), texts: ['project.json'], numbers: 'arrays.bin' };
});

/** As the page opens a file: what is no project may be a model. */
const open = async (bytes: Uint8Array): Promise<unknown> =>
  (await openProjectFile(bytes)) ?? openModelZip(bytes);

/** The project with its text changed. */
const withText = (change: (text: string) => string): Uint8Array =>
  zipSync({ ...parts.files, 'project.json': strToU8(change(strFromU8(parts.files['project.json']!))) });

describe('a project file', () => {
  it('is opened with its photos', async () => {
    expect(await openProjectFile(whole)).toMatchObject({ project: { photos: { count: COUNT } } });
  });

  it('of a thousand that are damaged is opened or refused in words', { timeout: 60_000 }, async () => {
    const outcomes = await outcomesOf(damagedZips(parts, ROUNDS), open);
    expect(outcomes).toEqual(['bad-project', 'bad-zip', 'no-tfjs-model', 'opened']);
  });

  it('is refused with photos that are not its own, or cut off', async () => {
    const { 'photos.bin': photos, ...others } = parts.files;
    const other = withText((text) => text.replace(/"fingerprint":"[\da-f]{16}"/, '"fingerprint":"0"'));
    const more = withText((text) =>
      text
        .replace(`"count":${COUNT}`, `"count":${COUNT + 1}`)
        .replace(/"marks":\{"excluded":\{[^}]*\}\}/, '"marks":{}'),
    );
    for (const zip of [other, more])
      await expect(open(zip)).rejects.toThrow('not those that it was trained on');
    const cut = zipSync({ ...others, 'photos.bin': photos!.slice(0, -1) });
    await expect(open(cut)).rejects.toThrow('cut off');
  });

  it('is refused where it is nested too deep, or would grow out of all proportion', async () => {
    const deep = withText((text) => text.replace('[19]', DEEP));
    await expect(open(deep)).rejects.toThrow('nested too deep');
    const { length } = parts.files['arrays.bin']!;
    const again = `{"array":"uint8","at":0,"length":${length}}`;
    const twice = withText((text) => text.replace('[19]', `[${again},${again}]`));
    await expect(open(twice)).rejects.toThrow('lie on one another');
  });

  it.each([
    ['layers of no kind that is known', '"kind":"conv"', '"kind":"eval"', 'layers'],
    ['layers of half a filter', '"filters":4', '"filters":4.5', 'filters'],
  ])('is refused with %s', async (_, from, to, word) => {
    const changed = withText((text) => text.replaceAll(from, to));
    await expect(open(changed)).rejects.toThrow(word);
  });
});
