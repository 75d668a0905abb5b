import type { Layer } from '../../core/architecture/layer.ts';
import { filtersFirst } from '../onnx/fold.ts';
import type { ArrayOf } from '../onnx/place.ts';
import type { NamedArray } from '../safetensors.ts';

/**
 * The arrays of layers as PyTorch's `state_dict` has them, by the names that `likeness.py` gives its modules:
 * convolutions [filters, channels, k, k], dense layers [units, inputs], normalisations as weight, bias and, by batch,
 * running_mean and running_var.
 *
 * @param prefix `encoder` or `head`
 */
export function stateDict(layers: readonly Layer[], prefix: string, arrayOf: ArrayOf): NamedArray[] {
  return layers.flatMap((layer) => arraysOf(layer, `${prefix}/${layer.name}`, arrayOf));
}

function arraysOf(layer: Layer, path: string, arrayOf: ArrayOf): NamedArray[] {
  const module = path.replaceAll('/', '.');
  const flat = (name: string, data: Float32Array): NamedArray => ({
    name: `${module}.${name}`,
    shape: [data.length],
    data,
  });
  switch (layer.kind) {
    case 'conv': {
      const { kernel, filters } = layer;
      const weights = arrayOf(`${path}/kernel`);
      const channels = weights.length / (kernel * kernel * filters);
      const data = filtersFirst(weights, [kernel, kernel, channels, filters]);
      const shape = [filters, channels, kernel, kernel];
      const bias = layer.bias ? [flat('bias', arrayOf(`${path}/bias`))] : [];
      return [{ name: `${module}.weight`, shape, data }, ...bias];
    }
    case 'dense': {
      const weights = arrayOf(`${path}/kernel`);
      const inputs = weights.length / layer.units;
      const data = filtersFirst(weights, [1, 1, inputs, layer.units]);
      return [
        { name: `${module}.weight`, shape: [layer.units, inputs], data },
        flat('bias', arrayOf(`${path}/bias`)),
      ];
    }
    case 'batchNorm': {
      const statistics = arrayOf(path);
      const channels = statistics.length / 2;
      return [
        flat('weight', arrayOf(`${path}/gamma`)),
        flat('bias', arrayOf(`${path}/beta`)),
        flat('running_mean', statistics.subarray(0, channels)),
        flat('running_var', statistics.subarray(channels)),
      ];
    }
    case 'groupNorm':
      return [flat('weight', arrayOf(`${path}/gamma`)), flat('bias', arrayOf(`${path}/beta`))];
    case 'residual':
      return stateDict([...layer.body, ...layer.shortcut], path, arrayOf);
    case 'relu':
    case 'maxPool':
    case 'rescale':
    case 'globalAveragePool':
      return [];
  }
}
