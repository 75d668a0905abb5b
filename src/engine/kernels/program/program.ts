import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend, type WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { expandTemplate, type Constants } from './template.ts';

/** Threads a workgroup unless said. One wave or two on every GPU that we know of. */
const WORKGROUP = 64;

/** As many threads as may share memory and wait for each other at a barrier. */
export const ONE_WORKGROUP = WORKGROUP;

/** One dispatch: a WGSL file, the tensors it reads, and the tensor it writes. */
export interface Dispatch {
  /** Name of the kernel, unique to its source. */
  readonly name: string;
  /** The `.wgsl` file. It defines `fn main(index: i32)`, reads the inputs by name and writes `result`. */
  readonly wgsl: string;
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly outputShape: readonly number[];
  /** Arrays that are read, or `result` written, number by number (f32, or i32 as the tensor's type is), not as vec4. */
  readonly scalars?: readonly string[];
  /** Whole numbers that are compiled in: the shape of a thread's tile. A new set compiles a new pipeline. */
  readonly tile?: Constants;
  /**
   * Whole numbers read as `uniforms.name`: extents and strides. They are not compiled in, so that all layers, and
   * training and evaluation, share their pipelines: compiling one takes a software adapter half a second.
   */
  readonly sizes?: Readonly<Record<string, number>>;
  /** Invocations of `main`, also `uniforms.threads`: the file must return where index is not below it. */
  readonly threads: number;
  /** Threads a workgroup; one that uses workgroup memory has its place in it as `localIndex`. */
  readonly workgroup?: number;
  /** Other numbers, read as `uniforms.name`. */
  readonly uniforms?: Readonly<Record<string, number>>;
}

/** Whether our WGSL can run: the backend in force is tfjs's WebGPU. */
export function runsWgsl(): boolean {
  return tf.getBackend() === 'webgpu';
}

/**
 * Runs one dispatch in tfjs's own command stream and returns the new tensor, float32. Arrays are read and written
 * as vec4<f32> (int32 tensors as vec4<i32>) unless named as scalars, so their last extent must be a multiple of
 * four; tensors of rank 0 are read as `name[0]`.
 */
export function dispatch(request: Dispatch): tf.TensorInfo {
  const { name, inputs, threads, outputShape, tile = {}, uniforms = {}, scalars = [] } = request;
  const { workgroup = WORKGROUP } = request;
  // A scalar's buffer has no room for a vec4.
  const components = (array: string, shape: readonly number[]): number =>
    shape.length === 0 || scalars.includes(array) ? 1 : 4;
  const sizes = { threads, ...request.sizes };
  const program: WebGPUProgram = {
    variableNames: Object.keys(inputs),
    variableComponents: Object.entries(inputs).map(([array, { shape }]) => components(array, shape)),
    outputComponent: components('result', outputShape),
    outputShape: asTable({ shape: [...outputShape] }).shape,
    uniforms: [
      ...Object.keys(sizes).map((size) => `${size} : i32,`),
      ...Object.keys(uniforms).map((uniform) => `${uniform} : f32,`),
    ].join(' '),
    // Everything that is compiled in must be in the key: tfjs's own part of it holds ranks, not sizes.
    shaderKey: `likeness-${name}-${Object.values(tile).join(',')}`,
    dispatchLayout: { x: [0, 1] },
    dispatch: [Math.ceil(threads / workgroup), 1, 1],
    workgroupSize: [workgroup, 1, 1],
    getUserCode: () => expandTemplate(request.wgsl, tile),
  };
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error(`${name}: WGSL runs on WebGPU only`);
  const output = backend.makeTensorInfo([...outputShape], 'float32');
  const values = [
    ...Object.values(sizes).map((value) => ({ type: 'int32', data: [value] })),
    ...Object.values(uniforms).map((value) => ({ type: 'float32', data: [value] })),
  ];
  backend.runWebGPUProgram(program, Object.values(inputs).map(asRow), 'float32', values, asTable(output));
  return output;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);

/**
 * tfjs compiles a pipeline anew whenever ranks differ, or whether an input's shape equals the output's. Our
 * shaders count for themselves, so it is shown rows for inputs and a table for the output: never equal.
 */
function asRow<T extends { readonly shape: number[] }>(tensor: T): T {
  return { ...tensor, shape: [sizeOf(tensor.shape)] };
}

function asTable<T extends { readonly shape: number[] }>(tensor: T): T {
  return { ...tensor, shape: [1, sizeOf(tensor.shape)] };
}

/** Frees an intermediate result of a kernel. Its memory returns to tfjs's pool for the next dispatch. */
export function release(...tensors: readonly tf.TensorInfo[]): void {
  for (const tensor of tensors) tf.backend().disposeData(tensor.dataId);
}
