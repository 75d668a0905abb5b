import { LikenessError } from '../core/errors.ts';
import { allowOwnScriptsOnly } from '../core/ownScripts.ts';
import { testSet } from '../core/photos.ts';
import type { SortedPhoto } from '../core/sorting.ts';
import { cacheSide } from '../core/settings.ts';
import { createSquareDecoder } from '../dataset/decode.ts';
import { createDecoder } from '../dataset/decoder.ts';
import { FileHeads } from '../dataset/fileHeads.ts';
import { decodeBudget, decodeWorkers, importConcurrency } from '../dataset/parallel.ts';
import { importPhotos } from '../dataset/importer.ts';
import { folderLabels, labelNumbers } from '../dataset/label.ts';
import { PixelBudget } from '../dataset/pixelBudget.ts';
import { readPicture } from '../dataset/readPicture.ts';
import { unpackCache } from '../dataset/packedCache.ts';
import { rereadPhotos } from '../dataset/reread.ts';
import { sortIntoFolder } from '../dataset/sorting/sortIntoFolder.ts';
import type { SortingJob } from '../dataset/sorting/sortedFile.ts';
import { restorePhotos } from '../dataset/restorePhotos.ts';
import type { DatasetEvents, DatasetRequests, ImportFile } from '../protocol/dataset.ts';
import { readPhotoFile, removePhotoFiles, writePhotoFile } from '../storage/photoFile.ts';
import { fileOf, filesOf, packedDataset, startDataset, type Dataset } from './currentDataset.ts';
import { DecodePool } from './decodePool.ts';
import { emitter, serve, withTransfer } from './serve.ts';
import { sortIntoZip } from './sortIntoZip.ts';
import { message } from '../core/message.ts';

/** Photos between two words on how far it is, where each takes no longer than a word. */
const TOLD_EVERY = 16;

allowOwnScriptsOnly(self);
const emit = emitter<DatasetEvents>(self);
const cores = navigator.hardwareConcurrency;
const heads = new FileHeads();
const pool = new DecodePool(
  decodeWorkers(cores),
  () => new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' }),
  createSquareDecoder(),
);
const decode = createDecoder({
  heads,
  budget: new PixelBudget(decodeBudget(cores)),
  decodeSquare: pool.decode,
});
const concurrency = importConcurrency(cores);
let current: Dataset | null = null;
/** Files that the next import is to read. */
let handed: ImportFile[] = [];

/** The photos at hand, all of them read. */
function wholeDataset(): Dataset {
  const dataset = photosAtHand();
  if (dataset.reading) throw new LikenessError('no-photos', message('The photos are still being read.'));
  return dataset;
}

/** The data set that photos go into. */
function datasetFor(into: 'new' | 'current', side: number): Dataset {
  if (into === 'new') {
    current?.replaced.abort();
    current = startDataset(side);
  } else if (current === null) {
    throw new LikenessError('no-photos', message('The photos that were here are lost.'));
  }
  current.reading = true;
  return current;
}

function photosAtHand(): Dataset {
  if (current === null)
    throw new LikenessError('no-photos', message('There are no photos yet. Add some first.'));
  return current;
}

function sortingJob(plan: readonly SortedPhoto[], signal: AbortSignal): SortingJob {
  const files = filesOf(photosAtHand(), plan);
  const total = files.length;
  return { files, signal, onDone: (done) => emit('sorted', { done, total }) };
}

serve<DatasetRequests>(self, {
  hand({ files, at }) {
    handed.length = at;
    handed.push(...files);
    return undefined;
  },

  async import({ side, into }, cancelled) {
    const files = handed;
    handed = [];
    const dataset = datasetFor(into, side);
    const signal = AbortSignal.any([cancelled, dataset.replaced.signal]);
    heads.expect(files.map(({ file }) => file));
    let skippedFiles = 0;
    try {
      const { cache, fingerprints } = dataset;
      for await (const batch of importPhotos({ files, cache, fingerprints, decode, concurrency, signal })) {
        // What comes after a replacement belongs to no data set that the page knows.
        if (dataset.replaced.signal.aborted) continue;
        const { records, thumbnails, skipped, done } = batch;
        dataset.sources.push(...batch.sources);
        dataset.records.push(...records);
        dataset.labels.push(...records.map(({ label }) => label));
        skippedFiles += skipped.length;
        if (records.length > 0) emit('photos', { records, thumbnails }, [thumbnails.buffer]);
        if (skipped.length > 0) emit('skipped', skipped);
        emit('progress', { done, total: files.length });
      }
    } finally {
      dataset.reading = false;
      if (!dataset.replaced.signal.aborted) {
        dataset.groups = dataset.fingerprints.groups();
        emit('groups', dataset.groups);
        if (into === 'current') {
          // What all photos had in common may tell some of them apart now.
          dataset.labels = folderLabels(dataset.sources.map(({ path }) => path));
          emit('labels', dataset.labels);
        }
      }
    }
    return { photos: dataset.cache.count, skipped: skippedFiles };
  },

  async pack({ imageSize }, signal) {
    const dataset = photosAtHand();
    if (dataset.reading) throw new LikenessError('no-photos', message('The photos are still being read.'));
    const wanted = cacheSide(imageSize);
    if (wanted > dataset.cache.side && dataset.cache.largestSide === dataset.cache.side) {
      heads.expect(dataset.sources.flatMap(({ file }) => file ?? []));
      // Kept, so that the files are read once a side.
      const total = dataset.sources.length;
      const onRead = (done: number): void => {
        if (done === 1 || done % TOLD_EVERY === 0) emit('sized', { done, total });
      };
      dataset.cache = await rereadPhotos({ ...dataset, side: wanted, decode, concurrency, signal, onRead });
    }
    // Small originals need no room for crops: to enlarge them first, and their crops once more, would blur them.
    const side = Math.min(wanted, Math.max(imageSize, dataset.cache.largestSide));
    const packed = dataset.cache.pack(side);
    const labels = labelNumbers(dataset.labels);
    const test = testSet(dataset.sources.map(({ path }) => path));
    const { groups } = dataset;
    const marks = {
      ...(labels === null ? {} : { labels }),
      ...(test === null ? {} : { test }),
      ...(groups.some((group) => group >= 0) ? { groups } : {}),
    };
    return withTransfer({ ...packed, ...marks }, [packed.pixels.buffer]);
  },

  async picture({ of, region, imageSize }, signal) {
    const file = 'file' in of ? of.file : fileOf(photosAtHand(), of.photo);
    const picture = await readPicture({ file, side: cacheSide(imageSize), region, decode, signal });
    return withTransfer(picture, [picture.pixels.buffer]);
  },

  sortIntoZip: ({ plan }, signal) => sortIntoZip(sortingJob(plan, signal)),

  async sortIntoFolder({ plan, folder }, signal) {
    return { copied: await sortIntoFolder(folder, sortingJob(plan, signal)) };
  },

  async keep({ fingerprint }) {
    // Before its pixels take room, those of others give theirs.
    await removePhotoFiles(fingerprint).catch(() => undefined);
    return { bytes: await writePhotoFile(fingerprint, packedDataset(wholeDataset())) };
  },

  packCache() {
    const bytes = packedDataset(wholeDataset());
    return withTransfer({ bytes }, [bytes.buffer]);
  },

  async restore(from) {
    const bytes = 'bytes' in from ? from.bytes : await readPhotoFile(from.fingerprint);
    if (bytes === null)
      throw new LikenessError('no-photos', message('The photos are not in this browser any more.'));
    const kept = unpackCache(bytes);
    const dataset = datasetFor('new', kept.side);
    for (const { records, thumbnails } of restorePhotos(kept, dataset.cache, dataset.fingerprints)) {
      dataset.records.push(...records);
      // A larger side than was kept cannot be had of them.
      dataset.sources.push(...records.map(({ path }) => ({ path, file: null })));
      dataset.labels.push(...records.map(({ label }) => label));
      emit('photos', { records, thumbnails }, [thumbnails.buffer]);
      emit('progress', { done: dataset.records.length, total: kept.records.length });
    }
    dataset.groups = dataset.fingerprints.groups();
    emit('groups', dataset.groups);
    dataset.reading = false;
    return { photos: dataset.cache.count, skipped: 0 };
  },
});
