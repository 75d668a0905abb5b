import { DatasetClient } from '../../src/client/datasetClient.ts';
import type { BareAnswer, BareOrder } from './importBare.worker.ts';

/** What `bench/import.mjs` calls in the page. */
export interface ImportBench {
  /** Photos in the file input: those chosen, or, where none can be, photos drawn here. */
  count(): number;
  /** Draws photos as a camera makes them, and takes them instead of those of the file input. */
  draw(count: number, width: number, height: number): Promise<void>;
  /** Imports all photos as the product does. @returns milliseconds */
  ours(side: number): Promise<number>;
  /** The bare loop: createImageBitmap with a resize, on as many workers as there are cores. @returns milliseconds */
  bare(side: number): Promise<number>;
  /** Photos whose pixels are other than those by createImageBitmap and a canvas. */
  different(side: number): Promise<number>;
}

let drawn: readonly File[] | null = null;

const client = new DatasetClient({
  spawn: () => new Worker(new URL('../../src/worker/dataset.worker.ts', import.meta.url), { type: 'module' }),
  onEvent: () => undefined,
});

const bareWorkers = Array.from(
  { length: navigator.hardwareConcurrency },
  () => new Worker(new URL('./importBare.worker.ts', import.meta.url), { type: 'module' }),
);

function photos(): readonly File[] {
  const chosen = document.querySelector('input')?.files ?? [];
  return drawn ?? [...chosen].filter(({ name }) => /\.jpe?g$/i.test(name));
}

function ask(worker: Worker, order: BareOrder): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<BareAnswer>) => {
      if ('failure' in data) reject(new Error(data.failure));
      else resolve(data.different);
    };
    worker.postMessage(order);
  });
}

const importBench: ImportBench = {
  count: () => photos().length,

  async draw(count, width, height) {
    const files: File[] = [];
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    for (let index = 0; index < count; index++) {
      // Many edges and slopes of colour: a plain picture would decode faster than any photo.
      for (let shape = 0; shape < 400; shape++) {
        const place = shape * 7919 + index * 104_729;
        context.fillStyle = `hsl(${(place % 360).toString()} 60% ${(30 + (place % 50)).toString()}%)`;
        context.fillRect(place % width, (place * 31) % height, 40 + (place % 600), 40 + (place % 400));
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      files.push(new File([blob], `${index.toString()}.jpg`, { type: 'image/jpeg' }));
    }
    drawn = files;
  },

  async ours(side) {
    const files = photos().map((file) => ({ file, path: file.name }));
    const started = performance.now();
    const { signal } = new AbortController();
    const { photos: read } = await client.import(files, { side, into: 'new' }, signal);
    if (read !== files.length)
      throw new Error(`${read.toString()} of ${files.length.toString()} photos were read`);
    return performance.now() - started;
  },

  async bare(side) {
    const files = photos();
    const started = performance.now();
    await Promise.all(
      bareWorkers.map((worker, at) => {
        const share = files.filter((_, index) => index % bareWorkers.length === at);
        return ask(worker, { what: 'time', files: share, side });
      }),
    );
    return performance.now() - started;
  },

  async different(side) {
    const [worker] = bareWorkers;
    return worker === undefined ? NaN : ask(worker, { what: 'compare', files: photos(), side });
  },
};

declare global {
  var importBench: ImportBench;
}
globalThis.importBench = importBench;
