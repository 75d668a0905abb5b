import { zipSync, strToU8 } from 'fflate';

/** A Keras layer as model.json has it; inputs by name, none where it follows the one before. */
export interface DrawnLayer {
  readonly name: string;
  readonly className: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly inputs?: readonly string[];
  /** Shapes of its weights by name. */
  readonly weights?: Readonly<Record<string, readonly number[]>>;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);

/** The files of a functional layers model, its weights 0.1, 0.2 … in turn. */
export function layersModelFiles(
  layers: readonly DrawnLayer[],
  input: readonly (number | null)[] = [null, 32, 32, 3],
): Record<string, Uint8Array> {
  const nodes = layers.map(({ name, className, config = {}, inputs }, at) => ({
    name,
    class_name: className,
    config: { name, ...config },
    inbound_nodes: [(inputs ?? [layers[at - 1]?.name ?? 'in']).map((source) => [source, 0, 0, {}])],
  }));
  const specs = layers.flatMap(({ name, weights = {} }) =>
    Object.entries(weights).map(([array, shape]) => ({ name: `${name}/${array}`, shape, dtype: 'float32' })),
  );
  const total = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const values = Float32Array.from({ length: total }, (_, at) => ((at % 10) + 1) / 10);
  const model = {
    format: 'layers-model',
    modelTopology: {
      class_name: 'Functional',
      config: {
        layers: [
          { name: 'in', class_name: 'InputLayer', config: { batch_input_shape: input }, inbound_nodes: [] },
          ...nodes,
        ],
        input_layers: [['in', 0, 0]],
        output_layers: [[layers.at(-1)?.name, 0, 0]],
      },
    },
    weightsManifest: [{ paths: ['w.bin'], weights: specs }],
  };
  return { 'model.json': strToU8(JSON.stringify(model)), 'w.bin': new Uint8Array(values.buffer) };
}

export function layersModelZip(...given: Parameters<typeof layersModelFiles>): Uint8Array {
  return zipSync(layersModelFiles(...given));
}

/** A convolution with a bias. */
export function conv(name: string, inputs: number, filters: number, config: object = {}): DrawnLayer {
  return {
    name,
    className: 'Conv2D',
    config: { filters, kernel_size: [3, 3], padding: 'same', ...config },
    weights: { kernel: [3, 3, inputs, filters], bias: [filters] },
  };
}

export function batchNorm(name: string, channels: number, config: object = {}): DrawnLayer {
  const shape = [channels];
  return {
    name,
    className: 'BatchNormalization',
    config: { ...config },
    weights: { gamma: shape, beta: shape, moving_mean: shape, moving_variance: shape },
  };
}

export const POOL: DrawnLayer = { name: 'pool', className: 'GlobalAveragePooling2D' };
