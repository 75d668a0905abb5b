import type { Layout } from './layout.ts';
import type { NetworkWeights } from './network.ts';

/**
 * Arrays of a network by name, as views of its flat vectors: parameters by their paths, such as
 * `encoder/conv1/kernel`, and running statistics, [2, channels], by the path of their batch normalisation.
 *
 * @returns throws a RangeError for a name that the network does not have
 */
export function namedArrays(
  { parameters, statistics }: Layout,
  weights: NetworkWeights,
): (name: string) => Float32Array<ArrayBuffer> {
  const arrays = new Map<string, Float32Array<ArrayBuffer>>();
  for (const { name, offset, size } of parameters)
    arrays.set(name, weights.parameters.subarray(offset, offset + size));
  for (const { name, offset, size } of statistics)
    arrays.set(name, weights.statistics.subarray(offset, offset + size));
  return (name) => {
    const found = arrays.get(name);
    if (found === undefined) throw new RangeError(`The network has no array named ${name}.`);
    return found;
  };
}
