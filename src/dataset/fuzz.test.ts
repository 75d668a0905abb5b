import { describe, expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../core/random.ts';
import { jpeg, png, webpExtended, webpLossless, webpLossy } from '../testing/photoBytes.ts';
import { endsWhole } from './frameDecoder.ts';
import { MAX_PIXELS } from '../core/photos.ts';
import { readHeader } from './header.ts';
import { UnreadableFile } from './unreadable.ts';

const WHOLE: readonly (readonly [type: string, file: Uint8Array<ArrayBuffer>])[] = [
  ['image/jpeg', jpeg(300, 200, 6)],
  ['image/png', png(300, 200, 6)],
  ['image/webp', webpLossy(300, 200)],
  ['image/webp', webpLossless(300, 200)],
  ['image/webp', webpExtended(300, 200, 6)],
];
const EACH = 20;
/** Bytes in which sizes, kinds and lengths stand. */
const HEAD = 64;

const DAMAGES: readonly ((file: Uint8Array<ArrayBuffer>, random: RandomStream) => Uint8Array<ArrayBuffer>)[] =
  [
    (file, random) => file.slice(0, below(random, file.length)),
    (file, random) => changed(file, random, HEAD, () => below(random, 256)),
    (file, random) => changed(file, random, file.length, (byte) => byte ^ (1 << below(random, 8))),
  ];

function below(random: RandomStream, limit: number): number {
  return Math.floor(random.between(0, limit));
}

function changed(
  file: Uint8Array<ArrayBuffer>,
  random: RandomStream,
  within: number,
  change: (byte: number) => number,
): Uint8Array<ArrayBuffer> {
  const copy = file.slice();
  for (let times = 1 + below(random, 6); times > 0; times--) {
    const at = below(random, Math.min(within, copy.length));
    copy[at] = change(copy[at]!);
  }
  return copy;
}

/** As `npm run soak` damages thousands of whole photos in a browser, here a hundred heads, with any seed that fails told. */
const files = WHOLE.flatMap(([type, file], kind) =>
  Array.from({ length: EACH }, (_, at) => {
    const seed = 1000 * kind + at;
    const random = new RandomStream(seed, PURPOSE.sample);
    return { seed, type, damaged: DAMAGES[at % DAMAGES.length]!(file, random) };
  }),
);

describe('a hundred damaged heads', () => {
  it.each(files)('seed $seed ($type) is read or refused in words', async ({ type, damaged }) => {
    const read = await readHeader(new Blob([damaged])).catch((error: unknown) => error);
    expect(typeof endsWhole(damaged, type)).toBe('boolean');
    if (read instanceof UnreadableFile) {
      expect(read.message).toMatch(/^(?:is|has) /);
      return;
    }
    const { width, height, orientation } = read as Awaited<ReturnType<typeof readHeader>>;
    expect(width).toBeGreaterThan(0);
    expect(height).toBeGreaterThan(0);
    expect(width * height).toBeLessThanOrEqual(MAX_PIXELS);
    expect(orientation).toBeGreaterThanOrEqual(1);
    expect(orientation).toBeLessThanOrEqual(8);
  });
});
