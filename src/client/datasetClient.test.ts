import { beforeEach, expect, it } from 'vitest';
import { FakeWorker } from '../testing/fakeWorker.ts';
import { DatasetClient } from './datasetClient.ts';

let worker: FakeWorker;
let client: DatasetClient;
const files = Array.from({ length: 120 }, (_, at) => ({
  file: new File([], `${at}.jpg`),
  path: `${at}.jpg`,
}));
const NEW = { side: 64, into: 'new' } as const;

beforeEach(() => {
  worker = new FakeWorker();
  client = new DatasetClient({ spawn: () => worker, onEvent: () => undefined });
});

it('hands files over some at a time, all of them once and in order, and then has them read', async () => {
  worker.automatic.set('hand', () => undefined);
  worker.automatic.set('import', () => ({ photos: 120, skipped: 0 }));
  expect(await client.import(files, NEW, new AbortController().signal)).toMatchObject({ photos: 120 });
  const handed = worker.paramsOf('hand') as { files: typeof files; at: number }[];
  expect(handed.map(({ files: { length }, at }) => [at, length])).toEqual([
    [0, 50],
    [50, 50],
    [100, 20],
  ]);
  expect(handed.flatMap((part) => part.files)).toEqual(files);
  expect(worker.paramsOf('import')).toEqual([NEW]);
});

it('reads nothing where one cancels while files are handed over', async () => {
  const abort = new AbortController();
  worker.automatic.set('hand', () => abort.abort());
  await expect(client.import(files, NEW, abort.signal)).rejects.toMatchObject({ code: 'aborted' });
  expect(worker.idsOf('hand')).toHaveLength(1);
  expect(worker.idsOf('import')).toEqual([]);
});
