import type { Shape } from '../../core/architecture/layer.ts';
import type { Attribute, OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from './messages.ts';

/** How many pictures come at once, which may vary. */
const BATCH = 'n';

/** A value within the graph, with the shape of one example as our layers have it: channels last. */
export interface Wire {
  readonly name: string;
  readonly shape: Shape;
}

/** ONNX puts channels first, and the batch before all. */
function valueOf({ name, shape }: Wire): OnnxValue {
  const extents = shape.length === 3 ? [shape[2], shape[0], shape[1]] : shape;
  return { name, shape: [BATCH, ...extents] };
}

/** Gathers nodes in the order in which they compute; names are the layers' paths, and so unique. */
export class GraphBuilder {
  readonly #nodes: OnnxNode[] = [];
  readonly #constants: OnnxTensor[] = [];
  readonly #values: Wire[] = [];

  /**
   * An operation on `inputs`, of which the last may be constants.
   *
   * @param name of the node, and of its one output
   * @returns its output, of the shape given
   */
  node(
    op: string,
    name: string,
    inputs: readonly (Wire | string)[],
    shape: Shape,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): Wire {
    const names = inputs.map((input) => (typeof input === 'string' ? input : input.name));
    this.#nodes.push({ op, name, inputs: names, outputs: [name], attributes });
    const output = { name, shape };
    this.#values.push(output);
    return output;
  }

  /** @returns its name, for `node` */
  constant(name: string, shape: readonly number[], data: Float32Array | BigInt64Array): string {
    this.#constants.push({ name, shape, data });
    return name;
  }

  /** A single number for all. */
  scalar(name: string, value: number): string {
    return this.constant(name, [], Float32Array.of(value));
  }

  /** The graph from `input` to `output`, which gets the name that callers use. */
  build(name: string, about: string, input: Wire, output: Wire, outputName: string): OnnxGraph {
    const named = { ...output, name: outputName };
    return {
      name,
      about,
      nodes: [
        ...this.#nodes,
        { op: 'Identity', name: outputName, inputs: [output.name], outputs: [outputName], attributes: {} },
      ],
      constants: this.#constants,
      inputs: [valueOf(input)],
      outputs: [valueOf(named)],
      between: this.#values.map(valueOf),
    };
  }
}
