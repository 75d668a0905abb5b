import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../core/random.ts';
import { rgbTags, tiff, type TiffTags } from '../../testing/tiffBytes.ts';
import { readHeader } from '../header.ts';
import { decodeTiff } from './tiff.ts';

/** 4 × 3 pixels of 12 colours, one after the other. */
const rgb = Uint8Array.from({ length: 36 }, (_, at) => 7 * at);
const rgba = [...Array(12).keys()].flatMap((pixel) => [...rgb.subarray(3 * pixel, 3 * pixel + 3), 255]);

async function decoded(file: Uint8Array<ArrayBuffer>): Promise<number[]> {
  const blob = new Blob([file]);
  await readHeader(blob);
  return [...(await decodeTiff(blob)).rgba];
}

/** Each row less the pixel before, which is what predictor 2 undoes. */
const differences = rgb.map((value, at) => (at % 12 < 3 ? value : value - rgb[at - 3]!));

describe('TIFF', () => {
  it.each([
    ['as it is', tiff(rgbTags(4, 3), [rgb])],
    ['with the high byte first', tiff(rgbTags(4, 3), [rgb], { order: 'MM' })],
    ['in strips', tiff({ ...rgbTags(4, 3), 278: [2] }, [rgb.subarray(0, 24), rgb.subarray(24)])],
    [
      'in deflated strips with a predictor',
      tiff({ ...rgbTags(4, 3), 259: [8], 278: [2], 317: [2] }, [
        zlibSync(differences.subarray(0, 24)),
        zlibSync(differences.subarray(24)),
      ]),
    ],
    [
      'in deflated tiles larger than it',
      tiff({ ...rgbTags(4, 3), 259: [32_946], 322: [16], 323: [16] }, [
        zlibSync(
          Uint8Array.from({ length: 768 }, (_, at) =>
            at % 48 < 12 ? (rgb[Math.floor(at / 48) * 12 + (at % 48)] ?? 0) : 0,
          ),
        ),
      ]),
    ],
    ['that names itself as the next', tiff(rgbTags(4, 3), [rgb], { next: 'itself' })],
  ])('reads a picture %s', async (_, file) => {
    expect(await decoded(file)).toEqual(rgba);
  });

  it('tells opacity from colours multiplied by it, and from samples that are neither', async () => {
    const file = (extra: number) =>
      tiff({ ...rgbTags(1, 1), 258: [8, 8, 8, 8], 277: [4], 338: [extra] }, [
        Uint8Array.of(50, 100, 10, 128),
      ]);
    expect(await decoded(file(2))).toEqual([50, 100, 10, 128]);
    expect(await decoded(file(1))).toEqual([100, 199, 20, 128]);
    expect(await decoded(file(0))).toEqual([50, 100, 10, 255]);
  });

  it('is turned by us, and refused by its header when it is too large', async () => {
    const header = await readHeader(new Blob([tiff({ ...rgbTags(4, 3), 274: [6] }, [rgb])]));
    expect(header).toMatchObject({ format: 'tiff', width: 3, height: 4, orientation: 6 });
    const large = readHeader(new Blob([tiff(rgbTags(30_000, 30_000), [rgb])]));
    await expect(large).rejects.toThrow('64 megapixels');
  });

  it.each<[string, TiffTags, string]>([
    ['a preview before a raw photo', { 254: [1] }, 'raw photo'],
    ['a raw photo', { 50_706: [1] }, 'raw photo'],
    ['JPEG inside', { 259: [7] }, 'of a kind'],
    ['the ink of a printer', { 262: [5], 258: [8, 8, 8, 8], 277: [4] }, 'of a kind'],
    ['a size that so few bytes cannot fill', { 256: [4000], 257: [4000], 278: [4000] }, 'too little'],
    ['separate planes', { 284: [2] }, 'of a kind'],
    ['more tiles than it has', { 322: [1], 323: [1] }, 'blocks'],
    ['tiles of no size', { 322: [0], 323: [0] }, 'no size'],
  ])('refuses %s', async (_, tags, reason) => {
    await expect(decoded(tiff({ ...rgbTags(4, 3), ...tags }, [rgb]))).rejects.toThrow(reason);
  });

  it('stops at a strip that inflates to more than it may', async () => {
    const bomb = tiff({ ...rgbTags(4, 3), 259: [8] }, [zlibSync(new Uint8Array(20_000_000))]);
    await expect(decoded(bomb)).rejects.toThrow('more than it may');
  });

  it('random changes end in a picture or in an error, and soon', async () => {
    const stream = new RandomStream(11, 1);
    const whole = tiff({ ...rgbTags(4, 3), 259: [5] }, [rgb]);
    for (let round = 0; round < 300; round++) {
      const changed = whole.slice(0, round % 3 === 0 ? stream.below(whole.length) : whole.length);
      for (let change = 0; change < 3; change++)
        if (changed.length > 0) changed[stream.below(changed.length)] = stream.below(256);
      await decoded(changed).catch(() => undefined);
    }
  });
});
