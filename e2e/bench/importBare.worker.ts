import { createSquareDecoder } from '../../src/dataset/decode.ts';
import { createDecoder } from '../../src/dataset/decoder.ts';
import { FileHeads } from '../../src/dataset/fileHeads.ts';
import { readHeader } from '../../src/dataset/header.ts';
import { PixelBudget } from '../../src/dataset/pixelBudget.ts';
import { createPlainScaler } from '../../src/dataset/scaler.ts';
import { createCanvasReader } from '../../src/dataset/squareReader.ts';

export interface BareOrder {
  readonly what: 'time' | 'compare';
  readonly files: readonly File[];
  readonly side: number;
}

export type BareAnswer = { readonly different: number } | { readonly failure: string };

/** Two files in flight: one is read while the other is decoded. More was not faster. */
const IN_FLIGHT = 2;

/** What anyone would write first, and no more: no header is looked at, no pixel is read. */
async function bareLoop(files: readonly File[], side: number): Promise<void> {
  const options = { resizeWidth: side, resizeHeight: side, resizeQuality: 'high' } as const;
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      (await createImageBitmap(file, options)).close();
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}

/** How many photos our ways through frames, bytes and WebAssembly give other pixels than the plain way over a canvas. */
async function countDifferent(files: readonly File[], side: number): Promise<number> {
  const { signal } = new AbortController();
  const heads = new FileHeads();
  heads.expect(files);
  const ours = createDecoder({
    heads,
    budget: new PixelBudget(Infinity),
    decodeSquare: createSquareDecoder(),
  });
  const readCanvas = createCanvasReader();
  const plain = createSquareDecoder(
    createPlainScaler(),
    (picture, square) => Promise.resolve(readCanvas(picture, square)),
    () => Promise.resolve(null),
  );
  let different = 0;
  for (const file of files) {
    const one = (await ours(file, side, signal)).pixels;
    const other = (await plain({ source: file, header: await readHeader(file), side })).pixels;
    if (one.some((value, at) => value !== other[at])) different += 1;
  }
  return different;
}

addEventListener('message', ({ data: { what, files, side } }: MessageEvent<BareOrder>) => {
  const work = what === 'compare' ? countDifferent(files, side) : bareLoop(files, side).then(() => 0);
  work.then(
    (different) => {
      postMessage({ different } satisfies BareAnswer);
    },
    (error: unknown) => {
      postMessage({ failure: String(error) } satisfies BareAnswer);
    },
  );
});
