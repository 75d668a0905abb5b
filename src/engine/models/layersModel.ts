import * as tfl from '@tensorflow/tfjs-layers';
import * as tf from '@tensorflow/tfjs-core';
import { BATCH_NORM, type Layer } from '../../core/architecture/layer.ts';
import { connectGroupNorm } from './groupNormLayers.ts';
import type { Network, NetworkWeights } from './network.ts';
import type { Slot } from './layout.ts';

/** A model as `tf.loadLayersModel` reads it: the topology for model.json, and weights.bin. */
export interface LayersModelFiles {
  readonly modelTopology: object;
  readonly weightSpecs: readonly object[];
  readonly weightData: Uint8Array<ArrayBuffer>;
}

/** Keras' way: x̂ · scale + offset, so that pixels in [0, 1] come in and the network sees [−1, 1]. */
const TO_NETWORK_RANGE = { scale: 2, offset: -1 } as const;

/**
 * The encoder as a TensorFlow.js layers model: input `pixels` [n, S, S, 3] in [0, 1], output h [n, d]. Batch
 * normalisation stays a layer of its own, with its running statistics; group normalisation is made of several.
 */
export function encoderLayersModel(network: Network, weights: NetworkWeights): Promise<LayersModelFiles> {
  const [input, h] = pixelsToH(network);
  return filesOf(tfl.model({ inputs: input, outputs: h, name: 'likeness_encoder' }), network, weights);
}

/**
 * A classifier as a layers model: from `pixels`, or from h [n, d] where its encoder is the one that has files of its
 * own, to the probability of each class [n, classes].
 *
 * @param network whose head ends in logits
 */
export function classifierLayersModel(
  network: Network,
  weights: NetworkWeights,
  from: 'pixels' | 'h',
): Promise<LayersModelFiles> {
  const { representation, architecture } = network.layout;
  const fromH = tfl.input({ shape: [representation], name: 'h' });
  const [input, h] = from === 'h' ? [fromH, fromH] : pixelsToH(network);
  const logits = connect(architecture.head, h, 'head');
  const output = tfl.layers.softmax({ name: 'probabilities' }).apply(logits) as tfl.SymbolicTensor;
  return filesOf(
    tfl.model({ inputs: input, outputs: output, name: 'likeness_classifier' }),
    network,
    weights,
  );
}

/** Input and h of an encoder. */
function pixelsToH({ layout }: Network): readonly [tfl.SymbolicTensor, tfl.SymbolicTensor] {
  const input = tfl.input({ shape: [...layout.input], name: 'pixels' });
  const scaled = tfl.layers
    .rescaling({ ...TO_NETWORK_RANGE, name: 'scale' })
    .apply(input) as tfl.SymbolicTensor;
  return [input, connect(layout.architecture.encoder, scaled, 'encoder')];
}

/** The files of a model with the weights of a network, by its layers' names. Disposes the model. */
async function filesOf(
  model: tfl.LayersModel,
  network: Network,
  weights: NetworkWeights,
): Promise<LayersModelFiles> {
  try {
    setWeights(model, network, weights);
    let files: LayersModelFiles | undefined;
    await model.save({
      save: (artifacts) => {
        files = {
          modelTopology: artifacts.modelTopology as object,
          weightSpecs: artifacts.weightSpecs ?? [],
          weightData: joined(artifacts.weightData),
        };
        return Promise.resolve({
          modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' as const },
        });
      },
    });
    if (files === undefined) throw new Error('the layers model gave no files');
    return files;
  } finally {
    model.dispose();
  }
}

/** Layer names may hold no slash: their path, with dots. */
function layerName(path: string): string {
  return path.replaceAll('/', '.');
}

function connect(layers: readonly Layer[], x: tfl.SymbolicTensor, prefix: string): tfl.SymbolicTensor {
  return layers.reduce((value, layer) => connectOne(layer, value, `${prefix}/${layer.name}`), x);
}

function connectOne(layer: Layer, x: tfl.SymbolicTensor, path: string): tfl.SymbolicTensor {
  const name = layerName(path);
  const applied = (made: { apply: (x: tfl.SymbolicTensor) => unknown }, to = x): tfl.SymbolicTensor =>
    made.apply(to) as tfl.SymbolicTensor;
  switch (layer.kind) {
    case 'conv': {
      const { filters, kernel: kernelSize, stride: strides, bias: useBias = false } = layer;
      return applied(tfl.layers.conv2d({ filters, kernelSize, strides, padding: 'same', useBias, name }));
    }
    case 'relu':
      return applied(tfl.layers.reLU({ name }));
    case 'maxPool':
      return applied(tfl.layers.maxPooling2d({ poolSize: 2, strides: 2, padding: 'valid', name }));
    case 'rescale':
      return applied(tfl.layers.rescaling({ scale: layer.scale, offset: layer.offset, name }));
    case 'batchNorm': {
      const normal = applied(tfl.layers.batchNormalization({ epsilon: BATCH_NORM.epsilon, name }));
      return layer.relu ? applied(tfl.layers.reLU({ name: `${name}.relu` }), normal) : normal;
    }
    case 'groupNorm': {
      const normal = connectGroupNorm(x, name);
      return layer.relu ? applied(tfl.layers.reLU({ name: `${name}.relu` }), normal) : normal;
    }
    case 'globalAveragePool':
      return applied(tfl.layers.globalAveragePooling2d({ name }));
    case 'dense':
      return applied(tfl.layers.dense({ units: layer.units, name }));
    case 'residual': {
      const body = connect(layer.body, x, path);
      const shortcut = connect(layer.shortcut, x, path);
      const sum = tfl.layers.add({ name: `${name}.add` }).apply([body, shortcut]) as tfl.SymbolicTensor;
      return applied(tfl.layers.reLU({ name: `${name}.relu` }), sum);
    }
  }
}

function setWeights(model: tfl.LayersModel, network: Network, weights: NetworkWeights): void {
  const { parameters, statistics } = network.layout;
  const array = (flat: Float32Array, slots: readonly Slot[], name: string): tf.Tensor => {
    const slot = slots.find((candidate) => candidate.name === name);
    if (slot === undefined) throw new RangeError(`layers model: no array named ${name}`);
    return tf.tensor(flat.slice(slot.offset, slot.offset + slot.size), [...slot.shape]);
  };
  for (const layer of model.layers) {
    const path = layer.name.replaceAll('.', '/');
    const tensors = tf.tidy(() => {
      switch (layer.getClassName()) {
        case 'Conv2D':
        case 'Dense': {
          const bias = parameters.some(({ name }) => name === `${path}/bias`);
          return (bias ? ['kernel', 'bias'] : ['kernel']).map((name) =>
            array(weights.parameters, parameters, `${path}/${name}`),
          );
        }
        case 'DepthwiseConv2D': {
          const gamma = array(weights.parameters, parameters, `${path}/gamma`);
          const beta = array(weights.parameters, parameters, `${path}/beta`);
          return [tf.reshape(gamma, [1, 1, gamma.size, 1]), beta];
        }
        case 'BatchNormalization': {
          const [mean, variance] = tf.unstack(array(weights.statistics, statistics, path)) as [
            tf.Tensor,
            tf.Tensor,
          ];
          const gamma = array(weights.parameters, parameters, `${path}/gamma`);
          return [gamma, array(weights.parameters, parameters, `${path}/beta`), mean, variance];
        }
        default:
          return [];
      }
    });
    if (tensors.length > 0) layer.setWeights(tensors);
    tf.dispose(tensors);
  }
}

function joined(data: tf.io.WeightData | undefined): Uint8Array<ArrayBuffer> {
  const parts = (data === undefined ? [] : Array.isArray(data) ? data : [data]).map(
    (part) => new Uint8Array(part),
  );
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}
