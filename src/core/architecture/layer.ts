/**
 * A network as plain data. The engine builds tensors from it, the file formats write it down, and the
 * page draws it; none of them needs to know the others.
 */
export type Layer =
  | {
      readonly kind: 'conv';
      readonly name: string;
      readonly filters: number;
      readonly kernel: 1 | 3;
      readonly stride: 1 | 2;
      /** Whether a number is added to each channel; a normalisation that follows makes one idle. */
      readonly bias?: true;
    }
  | { readonly kind: 'relu'; readonly name: string }
  /** The largest of each 2×2 pixels; an odd last row or column is left out. */
  | { readonly kind: 'maxPool'; readonly name: string }
  /** x · scale + offset, the same for all numbers: no parameters. */
  | { readonly kind: 'rescale'; readonly name: string; readonly scale: number; readonly offset: number }
  | { readonly kind: 'batchNorm'; readonly name: string; readonly relu: boolean }
  | { readonly kind: 'groupNorm'; readonly name: string; readonly relu: boolean }
  | { readonly kind: 'globalAveragePool'; readonly name: string }
  | { readonly kind: 'dense'; readonly name: string; readonly units: number }
  | ResidualLayer;

/** relu(body(x) + shortcut(x)); an empty shortcut is the identity. */
export interface ResidualLayer {
  readonly kind: 'residual';
  readonly name: string;
  readonly body: readonly Layer[];
  readonly shortcut: readonly Layer[];
}

/** Shape of one example between layers: [height, width, channels], or [features]. */
export type Shape = readonly [number, number, number] | readonly [number];

/** Batch normalisation as in PyTorch: ε inside the root, running statistics moved by this share a step. */
export const BATCH_NORM = { epsilon: 1e-5, momentum: 0.1 } as const;

/**
 * Group normalisation (Wu and He 2018). They find that the size of a group matters little, except at its ends: one
 * channel, or all of them. With 8 the 256 channels of `medium` make 32 groups, which is their choice, and the 16 of
 * `tiny` still two. ε as in PyTorch.
 */
export const GROUP_NORM = { epsilon: 1e-5, channelsPerGroup: 8 } as const;

/**
 * Groups that the channels before a group normalisation make. A vector has no pixels to average over, so it is
 * normalised as one, which is layer normalisation: eight numbers make too poor a mean and variance.
 *
 * @throws RangeError when the channels make no whole groups
 */
export function groupsOf(input: Shape): number {
  if (input.length === 1) return 1;
  const groups = input[2] / GROUP_NORM.channelsPerGroup;
  if (!Number.isInteger(groups)) throw new RangeError(`${input[2]} channels make no whole groups`);
  return groups;
}

/** A trainable array, or a running statistic, of one layer. */
export interface ParameterSpec {
  /** Path of the layer and the array's own name, e.g. `encoder/block1/conv1/kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** How it starts: uniform in ±1/√fanIn (PyTorch's default), or a constant. */
  readonly start: { readonly fanIn: number } | { readonly constant: number };
}

export function channelsOf(shape: Shape): number {
  return shape.length === 3 ? shape[2] : shape[0];
}

/**
 * Shape after a layer. Convolutions pad so that stride 1 keeps the size and stride 2 halves it, rounding up.
 *
 * @throws RangeError when the layer cannot take such an input
 */
export function outputShape(layer: Layer, input: Shape): Shape {
  switch (layer.kind) {
    case 'conv': {
      if (input.length !== 3)
        throw new RangeError(`${layer.name}: a convolution needs [height, width, channels]`);
      return [Math.ceil(input[0] / layer.stride), Math.ceil(input[1] / layer.stride), layer.filters];
    }
    case 'batchNorm':
    case 'groupNorm':
    case 'relu':
    case 'rescale':
      return input;
    case 'maxPool': {
      if (input.length !== 3 || Math.min(input[0], input[1]) < 2)
        throw new RangeError(`${layer.name}: a max pool needs at least 2×2 pixels`);
      return [Math.floor(input[0] / 2), Math.floor(input[1] / 2), input[2]];
    }
    case 'globalAveragePool':
      return [channelsOf(input)];
    case 'dense':
      return [layer.units];
    case 'residual':
      return layer.body.reduce<Shape>((shape, inner) => outputShape(inner, shape), input);
  }
}

/** The trainable arrays of a layer, without its inner layers', in the order in which they are stored. */
export function parametersOf(layer: Layer, input: Shape, prefix: string): ParameterSpec[] {
  const channels = channelsOf(input);
  const path = `${prefix}/${layer.name}`;
  switch (layer.kind) {
    case 'conv': {
      const { kernel, filters } = layer;
      const fanIn = kernel * kernel * channels;
      return [
        { name: `${path}/kernel`, shape: [kernel, kernel, channels, filters], start: { fanIn } },
        ...(layer.bias ? [{ name: `${path}/bias`, shape: [filters], start: { fanIn } }] : []),
      ];
    }
    case 'batchNorm':
    case 'groupNorm':
      return [
        { name: `${path}/gamma`, shape: [channels], start: { constant: 1 } },
        { name: `${path}/beta`, shape: [channels], start: { constant: 0 } },
      ];
    case 'dense':
      return [
        { name: `${path}/kernel`, shape: [channels, layer.units], start: { fanIn: channels } },
        { name: `${path}/bias`, shape: [layer.units], start: { fanIn: channels } },
      ];
    case 'relu':
    case 'maxPool':
    case 'rescale':
    case 'globalAveragePool':
    case 'residual':
      return [];
  }
}
