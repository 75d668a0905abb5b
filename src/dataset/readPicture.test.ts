import { expect, it } from 'vitest';
import { WHOLE_REGION } from '../core/squareRegion.ts';
import { cutSquare, readPicture } from './readPicture.ts';
import { UnreadableFile } from './unreadable.ts';
import { message } from '../core/message.ts';

/** [4, 4, 3]; every pixel says where it is. */
const square = Uint8Array.from({ length: 48 }, (_, at) => Math.floor(at / 3));
const firsts = (pixels: Uint8Array): number[] => [...pixels].filter((_, at) => at % 3 === 0);
const { signal } = new AbortController();
const file = new File([], 'a.jpg');

it('cuts a part out', () => {
  expect(firsts(cutSquare(square, { left: 0.5, top: 0.25, size: 0.5 }))).toEqual([6, 7, 10, 11]);
  expect(cutSquare(square, WHOLE_REGION)).toBe(square);
  expect(firsts(cutSquare(square, { left: 1, top: 1, size: 0.01 }))).toEqual([15]);
});

it('decodes as many pixels as the part needs, and scales to the side asked for', async () => {
  const asked: number[] = [];
  const decode = (_: Blob, side: number) => {
    asked.push(side);
    return Promise.resolve({ pixels: square, width: 4, height: 4 });
  };
  const region = { left: 0, top: 0, size: 0.5 };
  const picture = await readPicture({ file, side: 2, region, decode, signal });
  expect(asked).toEqual([4]);
  expect([picture.side, firsts(picture.pixels)]).toEqual([2, [0, 1, 4, 5]]);
});

it('says why a file is no photo', async () => {
  const decode = () => Promise.reject(new UnreadableFile(message('is empty')));
  await expect(readPicture({ file, side: 2, region: WHOLE_REGION, decode, signal })).rejects.toMatchObject({
    code: 'unreadable-photo',
    message: 'a.jpg is empty.',
  });
});
