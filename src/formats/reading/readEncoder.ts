import type { Layer, Shape } from '../../core/architecture/layer.ts';
import type { OpenedEncoder } from '../../core/architecture/ownEncoder.ts';
import { allParameters, finalShape, walk } from '../../core/architecture/summary.ts';
import { SETTING_RANGES } from '../../core/settings.ts';
import { withoutClassifier } from './classifier.ts';
import { fingerprint } from './fingerprint.ts';
import { readGraph } from './graph.ts';
import { fromViews, imageSizeOf } from './input.ts';
import type { ModelFiles } from './modelFiles.ts';
import { badModel, unsupported } from './refusals.ts';
import type { Translated } from './place.ts';
import { translate } from './translation.ts';
import { wiring } from './wiring.ts';
import { message } from '../../core/message.ts';

/** Weights of an encoder, flat, in the order of `allParameters` and of its batch normalisations. */
export interface EncoderWeights {
  readonly parameters: Float32Array<ArrayBuffer>;
  readonly statistics: Float32Array<ArrayBuffer>;
}

/** An encoder from a file, with its weights. */
export interface ReadEncoder extends Omit<OpenedEncoder, 'step'> {
  readonly weights: EncoderWeights;
}

/** Parameters with two moments each must fit the 128 MiB that every GPU can bind at once. */
const MOST_PARAMETERS = Math.floor((128 * 2 ** 20) / (3 * 4));

/**
 * An encoder that gives the same h as the layers model, as architecture and weights of ours.
 *
 * @throws LikenessError `bad-model`, or `unsupported-model` where it has no counterpart here; both name what is wrong
 */
export function readEncoder({ topology, weights }: ModelFiles): ReadEncoder {
  const graph = readGraph(topology);
  const imageSize = imageSizeOf(graph);
  const side = imageSize ?? SETTING_RANGES.imageSize.min;
  const input: Shape = [side, side, 3];
  const { encoder: branch, leftOut } = withoutClassifier(wiring(graph));
  const into: Translated = { parameters: new Map(), statistics: new Map(), leftOut };
  const layers = fromViews(translate(branch, input, 'encoder', weights, into).layers);
  check(layers, input);
  const specs = allParameters(layers, input, 'encoder');
  const normalised = walk(layers, input, 'encoder').filter(({ layer }) => layer.kind === 'batchNorm');
  const flat = {
    parameters: concatenated(
      into.parameters,
      specs.map(({ name }) => name),
    ),
    statistics: concatenated(
      into.statistics,
      normalised.map(({ layer, prefix }) => `${prefix}/${layer.name}`),
    ),
  };
  return {
    encoder: { layers, imageSize, fingerprint: fingerprint(layers, flat.parameters, flat.statistics) },
    weights: flat,
    leftOut: into.leftOut,
  };
}

function check(layers: readonly Layer[], input: Shape): void {
  const first = layers.find(({ kind }) => kind !== 'rescale');
  if (first?.kind !== 'conv') throw unsupported(message('it does not begin with a convolution'));
  const output = finalShape(layers, input);
  if (output.length !== 1)
    throw unsupported(
      message('it ends in a picture of {shape}; a global average pool makes that a vector', {
        shape: output.join('×'),
      }),
    );
  const count = allParameters(layers, input, '').reduce(
    (sum, { shape }) => sum + shape.reduce((product, extent) => product * extent, 1),
    0,
  );
  if (count > MOST_PARAMETERS)
    throw unsupported(
      message('it has {count} M parameters; {most} M can be trained', {
        count: (count / 1e6).toFixed(1),
        most: (MOST_PARAMETERS / 1e6).toFixed(0),
      }),
    );
}

/** The arrays of these names, one after the other. */
function concatenated(
  arrays: ReadonlyMap<string, Float32Array>,
  names: readonly string[],
): Float32Array<ArrayBuffer> {
  const found = names.map((name) => {
    const array = arrays.get(name);
    if (array === undefined) throw badModel(message('{name} is missing', { name }));
    return array;
  });
  const flat = new Float32Array(found.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of found) {
    flat.set(array, at);
    at += array.length;
  }
  return flat;
}
