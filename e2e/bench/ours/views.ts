import { PURPOSE } from '../../../src/core/random.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { Network } from '../../../src/engine/models/network.ts';
import { Batches } from '../../../src/engine/training/batches.ts';
import { TrainingState } from '../../../src/engine/training/step.ts';
import { openViews } from '../../../src/engine/training/views.ts';
import type { Tasks, TaskTable } from '../tasks.ts';
import { open } from './open.ts';
import { artificialPhotos } from './photos.ts';
import { sampleMs } from './sample.ts';

let measure: (atLeastMs: number) => Promise<TaskTable['viewsAndStep'][1]>;

/** The two halves of a step's work apart: making both views of the photos, and training on them. */
export const viewTasks: Tasks = {
  async prepareViews({ backend, photos: count, views: rows, imageSize }) {
    const { adapter } = await open(backend);
    const settings = { ...DEFAULT_SETTINGS, batchSize: rows / 2, imageSize };
    const { seed, batchSize } = settings;
    const source = await openViews(artificialPhotos(count, imageSize));
    const batches = new Batches(
      Uint32Array.from({ length: count }, (_, id) => id),
      batchSize,
      seed,
    );
    const network = new Network('tiny', imageSize);
    const state = new TrainingState(network, settings, network.initialWeights(seed));
    const viewsOf = (step: number) =>
      source.pairs(batches.at(step), settings, { seed, purpose: PURPOSE.augment, step });
    const views = viewsOf(1); // [2B, S, S, 3]
    let made = 1;
    let trained = 0;
    measure = async (atLeastMs) => ({
      viewsMs: await sampleMs(() => viewsOf(++made), atLeastMs),
      stepMs: await sampleMs(() => state.step(views, ++trained, 1e-3), atLeastMs),
    });
    return { adapter };
  },

  viewsAndStep: ({ sampleMs: atLeastMs }) => measure(atLeastMs),
};
