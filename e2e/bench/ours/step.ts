import * as tf from '@tensorflow/tfjs-core';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { Network } from '../../../src/engine/models/network.ts';
import { TrainingState } from '../../../src/engine/training/step.ts';
import type { Tasks } from '../tasks.ts';
import { benchViews } from '../views.ts';
import { open } from './open.ts';

/** R1 by our engine: the very step that the product trains with. */
let state: TrainingState;
let views: tf.Tensor4D;

export const stepTasks: Tasks = {
  async prepareStep(workload) {
    const { adapter } = await open(workload.backend);
    const { views: count, imageSize, encoder } = workload;
    const network = new Network(encoder, imageSize);
    const settings = { ...DEFAULT_SETTINGS, encoder, batchSize: count / 2, imageSize };
    state = new TrainingState(network, settings, network.initialWeights(1));
    views = tf.tensor4d(benchViews(workload), [count, imageSize, imageSize, 3]);
    return { adapter };
  },

  async step({ first, count }) {
    for (let step = first; ; step++) {
      const metrics = state.step(views, step, 1e-3);
      if (step === first + count - 1) {
        const [loss = NaN] = await metrics.data();
        metrics.dispose();
        return loss;
      }
      metrics.dispose();
    }
  },
};
