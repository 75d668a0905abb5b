import * as tf from '@tensorflow/tfjs-core';
import type { EncoderFiles, Model } from '../model.ts';
import { exportCheck } from './exportCheck.ts';
import { encoderLayersModel } from './layersModel.ts';
import { Network } from './network.ts';

/** The encoder of a model as files for `tf.loadLayersModel`, and a picture by which to see that they compute the same. */
export async function encoderFiles(model: Model): Promise<EncoderFiles> {
  const network = Network.of(model.settings);
  return {
    model,
    check: await exportCheck(network, model.weights),
    files: await encoderLayersModel(network, model.weights),
    tfjsVersion: tf.version_core,
  };
}
