import * as tf from '@tensorflow/tfjs-core';
import { DEFAULT_SETTINGS, type BackendName } from '../../src/core/settings.ts';
import { openDevice } from '../../src/engine/device.ts';
import { Network } from '../../src/engine/models/network.ts';
import { TrainingState } from '../../src/engine/training/step.ts';
import { workerLanes } from '../../src/worker/lanes.ts';
import { benchViews, compete, type Preparation } from './contestant.ts';

/** R1 by our engine: the very step that the product trains with. */
let state: TrainingState;
let views: tf.Tensor4D;

compete({
  async prepare(preparation: Preparation) {
    await openDevice(preparation.backend as BackendName, workerLanes());
    const { views: count, imageSize } = preparation;
    const network = new Network('tiny', imageSize);
    const settings = { ...DEFAULT_SETTINGS, batchSize: count / 2, imageSize };
    state = new TrainingState(network, settings, network.initialWeights(1));
    views = tf.tensor4d(benchViews(preparation), [count, imageSize, imageSize, 3]);
  },

  async step(step) {
    const metrics = state.step(views, step, 1e-3);
    const [loss = NaN] = await metrics.data();
    metrics.dispose();
    return loss;
  },
});
