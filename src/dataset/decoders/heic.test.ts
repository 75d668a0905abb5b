import { expect, it, vi } from 'vitest';
import { decodeHeic } from './heic.ts';

const build = vi.fn();
vi.mock('../../../node_modules/heic-to/src/lib/libheif-without-unsafe-eval.js', () => ({
  default: (): unknown => build(),
}));

/** A decoder that finds a picture of one pixel. */
const library = {
  heif_context_free: () => undefined,
  HeifDecoder: class {
    decoder = null;
    decode = () => [
      {
        get_width: () => 1,
        get_height: () => 1,
        display: (target: { data: Uint8ClampedArray }, done: (shown: object) => void): void => {
          target.data.fill(7);
          done(target);
        },
        free: () => undefined,
      },
    ];
  },
};

it('says that the decoder could not be fetched, and fetches it for the next photo', async () => {
  build.mockImplementationOnce(() => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  await expect(decodeHeic(new Blob(['heic']))).rejects.toThrow('when you are online');
  build.mockImplementation(() => library);
  expect(await decodeHeic(new Blob(['heic']))).toEqual({
    ...{ width: 1, height: 1, rgba: new Uint8ClampedArray(4).fill(7) },
  });
});
