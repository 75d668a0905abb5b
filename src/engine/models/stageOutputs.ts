import * as tf from '@tensorflow/tfjs-core';
import { layerGroups, receptiveFields, type ReceptiveField } from '../../core/architecture/layerGroups.ts';
import type { Layer } from '../../core/architecture/layer.ts';
import { forward, type Pass } from './forward.ts';

/** What a stage of the encoder makes of a view. */
export interface StageOutput {
  /** Of the stage's first layer. */
  readonly path: string;
  readonly field: ReceptiveField;
  /** [1, height, width, channels]; whoever asked disposes it. */
  readonly output: tf.Tensor4D;
}

/**
 * Runs an encoder and keeps what each stage makes of the first view, up to the last that has pixels. Stages are
 * computed as `forward` computes them in one go, to the bit: a normalisation stays with its convolution.
 *
 * @param views [n, height, width, 3] in [−1, 1]
 */
export function stageOutputs(layers: readonly Layer[], views: tf.Tensor4D, pass: Pass): StageOutput[] {
  const groups = layerGroups(layers);
  const fields = receptiveFields(groups);
  const outputs = tf.tidy(() => {
    let value: tf.Tensor = views;
    const kept: tf.Tensor4D[] = [];
    for (const group of groups) {
      value = forward(group, value, 'encoder', pass);
      if (value.rank !== 4) break;
      kept.push(tf.slice(value as tf.Tensor4D, [0, 0, 0, 0], [1, -1, -1, -1]));
    }
    return kept;
  });
  return outputs.map((output, at) => ({
    path: `encoder/${groups[at]?.[0]?.name ?? ''}`,
    field: fields[at]!,
    output,
  }));
}
