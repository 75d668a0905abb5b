import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings.ts';
import { fitEncoder } from '../../core/warmStart.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { batchNorm, conv, layersModelZip, POOL } from '../../testing/layersModels.ts';
import { opened as openZip } from '../../testing/modelZips.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { OpenedModels } from '../models/openedModels.ts';
import { pipelineViews } from '../training/views.ts';
import { embedWithMarks } from './allEmbedded.ts';
import { layOutPhotos } from './layOutPhotos.ts';
import { MappedPhotos } from './mappedPhotos.ts';

const SIDE = 16;
const opened = openZip(
  layersModelZip([conv('c1', 3, 8, { strides: [2, 2] }), batchNorm('b1', 8), POOL], [null, SIDE, SIDE, 3]),
);
const settings = fitEncoder({ ...DEFAULT_SETTINGS, encoder: 'own' }, opened.encoder);
const control = { signal: new AbortController().signal, breathe: () => Promise.resolve() };
const photos = noisePhotos(20, SIDE);
const excluded = Uint8Array.from({ length: 20 }, (_, id) => Number(id === 3));

useDevice('wasm');

it('an opened model lays photos out by its own h, finds neighbours, and leaves no tensor', async () => {
  const models = new OpenedModels();
  models.add(opened);
  const model = models.asModel(settings, 7);
  const source = pipelineViews(photos);
  const mapped = new MappedPhotos();
  const before = tf.memory().numTensors;
  const map = await layOutPhotos(mapped, { model, source }, excluded, control);
  expect(tf.memory().numTensors).toBe(before);
  expect(map.step).toBe(7);
  expect([...map.photos].sort((a, b) => a - b)).toEqual([...Array(20).keys()].filter((id) => id !== 3));
  expect(map.positions.every(Number.isFinite)).toBe(true);
  expect(mapped.neighbourhood(0, 5)?.neighbours).toHaveLength(5);

  // The same h as goes into the embeddings' files: the rows of the map are that, at unit length.
  const { ids, rows } = await embedWithMarks(model, source, { ...photos, excluded }, control);
  const { photos: order, rows: unit } = mapped.rows()!;
  const at = ids.indexOf(order[0]!);
  const h = rows.values.subarray(at * rows.d, (at + 1) * rows.d);
  const length = Math.hypot(...h);
  expectClose(
    [...unit.subarray(0, rows.d)],
    [...h].map((value) => value / length),
    1e-5,
  );
});

it('is compared with a network that has learned nothing, and a run from its file with the file', () => {
  const models = new OpenedModels();
  models.add(opened);
  const asOpened = models.asModel(settings, 7);
  expect(models.startOf(asOpened)).toBeUndefined();
  expect(models.startOf({ ...asOpened })).toBe(opened.weights);
});
