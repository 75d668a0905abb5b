import { Message } from './protobuf.ts';

/**
 * The messages of ONNX that our models need, as bytes. Field numbers are those of the specification.
 *
 * Source: github.com/onnx/onnx, onnx/onnx.proto (IR version 8).
 */

/** What a value holds; the only kinds that our models have. */
const ELEMENT = { float: 1, int64: 7 } as const;

const ATTRIBUTE = { float: 1, int: 2, ints: 7 } as const;

/** A number is written as INT where it is an `int`, else as FLOAT; a list as INTS. */
export type Attribute =
  { readonly int: number } | { readonly float: number } | { readonly ints: readonly number[] };

/** One operation. */
export interface OnnxNode {
  readonly op: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A constant: weights, or a shape. */
export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

/** A value that goes in, comes out, or passes between nodes. A name among the extents is one that may vary. */
export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly about: string;
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly between: readonly OnnxValue[];
}

/** `AttributeProto` */
function attributeMessage(name: string, value: Attribute): Message {
  const message = new Message().text(1, name);
  if ('float' in value) return message.float(2, value.float).int(20, ATTRIBUTE.float);
  if ('int' in value) return message.int(3, value.int).int(20, ATTRIBUTE.int);
  for (const one of value.ints) message.int(8, one);
  return message.int(20, ATTRIBUTE.ints);
}

/** `NodeProto` */
function nodeMessage({ op, name, inputs, outputs, attributes }: OnnxNode): Message {
  const message = new Message();
  for (const input of inputs) message.text(1, input);
  for (const output of outputs) message.text(2, output);
  message.text(3, name).text(4, op);
  for (const [key, value] of Object.entries(attributes)) message.bytes(5, attributeMessage(key, value));
  return message;
}

/** `TensorProto`, its numbers as raw bytes, which are little-endian there as on every machine with a browser. */
function tensorMessage({ name, shape, data }: OnnxTensor): Message {
  const message = new Message();
  for (const extent of shape) message.int(1, extent);
  const kind = data instanceof Float32Array ? ELEMENT.float : ELEMENT.int64;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return message.int(2, kind).text(8, name).bytes(9, bytes);
}

/** `ValueInfoProto` with a `TypeProto.Tensor` of float32. */
function valueMessage({ name, shape }: OnnxValue): Message {
  const extents = new Message();
  for (const extent of shape) {
    const dimension = new Message();
    extents.bytes(1, typeof extent === 'number' ? dimension.int(1, extent) : dimension.text(2, extent));
  }
  const tensor = new Message().int(1, ELEMENT.float).bytes(2, extents);
  return new Message().text(1, name).bytes(2, new Message().bytes(1, tensor));
}

/** `GraphProto` */
export function graphMessage(graph: OnnxGraph): Message {
  const message = new Message();
  for (const node of graph.nodes) message.bytes(1, nodeMessage(node));
  message.text(2, graph.name);
  for (const constant of graph.constants) message.bytes(5, tensorMessage(constant));
  message.text(10, graph.about);
  for (const input of graph.inputs) message.bytes(11, valueMessage(input));
  for (const output of graph.outputs) message.bytes(12, valueMessage(output));
  for (const value of graph.between) message.bytes(13, valueMessage(value));
  return message;
}
