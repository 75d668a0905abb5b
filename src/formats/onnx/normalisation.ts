import { BATCH_NORM, channelsOf, GROUP_NORM, groupsOf } from '../../core/architecture/layer.ts';
import type { Wire } from './graphBuilder.ts';
import type { Place } from './place.ts';

/** One that follows neither convolution nor dense layer. */
export function batchNorm({ graph, arrayOf, path, shape }: Place, x: Wire): Wire {
  const channels = channelsOf(shape);
  const statistics = arrayOf(path);
  const inputs = [
    x,
    graph.constant(`${path}/gamma`, [channels], arrayOf(`${path}/gamma`)),
    graph.constant(`${path}/beta`, [channels], arrayOf(`${path}/beta`)),
    graph.constant(`${path}/mean`, [channels], statistics.subarray(0, channels)),
    graph.constant(`${path}/variance`, [channels], statistics.subarray(channels)),
  ];
  return graph.node('BatchNormalization', `${path}/normal`, inputs, shape, {
    epsilon: { float: BATCH_NORM.epsilon },
  });
}

/**
 * Group normalisation: as instance normalisation of pictures whose channels are the groups, since runtimes know a
 * GroupNormalization of their own only of late. Of a vector it is layer normalisation.
 */
export function groupNorm({ graph, arrayOf, path, shape }: Place, x: Wire): Wire {
  const [gamma, beta] = [arrayOf(`${path}/gamma`), arrayOf(`${path}/beta`)];
  if (shape.length === 1) {
    const inputs = [
      x,
      graph.constant(`${path}/gamma`, [shape[0]], gamma),
      graph.constant(`${path}/beta`, [shape[0]], beta),
    ];
    return graph.node('LayerNormalization', `${path}/normal`, inputs, shape, {
      axis: { int: -1 },
      epsilon: { float: GROUP_NORM.epsilon },
    });
  }
  const [height, width, channels] = shape;
  const groups = groupsOf(shape);
  const members = (channels / groups) * height * width;
  // A zero keeps the extent of the batch.
  const shapeOf = (name: string, extents: readonly number[]): string =>
    graph.constant(`${path}/${name}`, [4], BigInt64Array.from([0, ...extents].map(BigInt)));
  const grouped = shapeOf('grouped', [groups, members, 1]);
  const flat = graph.node('Reshape', `${path}/groups`, [x, grouped], [members, 1, groups]);
  const ones = graph.constant(`${path}/ones`, [groups], new Float32Array(groups).fill(1));
  const zeros = graph.constant(`${path}/zeros`, [groups], new Float32Array(groups));
  const normal = graph.node('InstanceNormalization', `${path}/instance`, [flat, ones, zeros], flat.shape, {
    epsilon: { float: GROUP_NORM.epsilon },
  });
  const back = graph.node(
    'Reshape',
    `${path}/back`,
    [normal, shapeOf('whole', [channels, height, width])],
    shape,
  );
  const scale = graph.constant(`${path}/gamma`, [channels, 1, 1], gamma);
  const shift = graph.constant(`${path}/beta`, [channels, 1, 1], beta);
  return graph.node(
    'Add',
    `${path}/normal`,
    [graph.node('Mul', `${path}/scaled`, [back, scale], shape), shift],
    shape,
  );
}
