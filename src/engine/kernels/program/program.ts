import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend, type WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { expandTemplate, type Constants } from './template.ts';

/** Threads a workgroup. One wave or two on every GPU that we know of. */
const WORKGROUP = 64;

/** One dispatch: a WGSL file, the tensors it reads, and the tensor it writes. */
export interface Dispatch {
  /** Name of the kernel, unique to its source. */
  readonly name: string;
  /** The `.wgsl` file. It defines `fn main(index: i32)`, reads the inputs by name and writes `result`. */
  readonly wgsl: string;
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly outputShape: readonly number[];
  /** Whole numbers that are compiled in: sizes and tile shapes, but not the batch, so that training and
   * evaluation share their pipelines. A new set compiles a new one. */
  readonly constants: Constants;
  /** Invocations of `main`, also `uniforms.threads`: the file must return where index is not below it. */
  readonly threads: number;
  /** Numbers that change from call to call, read as `uniforms.name`. */
  readonly uniforms?: Readonly<Record<string, number>>;
}

/** Whether our WGSL can run: the backend in force is tfjs's WebGPU. */
export function runsWgsl(): boolean {
  return tf.getBackend() === 'webgpu';
}

/**
 * Runs one dispatch in tfjs's own command stream and returns the new tensor, float32. All arrays are
 * read and written as vec4<f32>, so their last extent must be a multiple of four.
 */
export function dispatch(request: Dispatch): tf.TensorInfo {
  const { name, inputs, constants, threads, outputShape, uniforms = {} } = request;
  const uniformNames = Object.keys(uniforms);
  const program: WebGPUProgram = {
    variableNames: Object.keys(inputs),
    variableComponents: Object.keys(inputs).map(() => 4),
    outputComponent: 4,
    outputShape: [...outputShape],
    uniforms: ['threads : i32,', ...uniformNames.map((uniform) => `${uniform} : f32,`)].join(' '),
    // Everything that is compiled in must be in the key: tfjs's own part of it holds ranks, not sizes.
    shaderKey: `likeness-${name}-${Object.values(constants).join(',')}`,
    dispatchLayout: { x: outputShape.map((_, axis) => axis) },
    dispatch: [Math.ceil(threads / WORKGROUP), 1, 1],
    workgroupSize: [WORKGROUP, 1, 1],
    getUserCode: () => expandTemplate(request.wgsl, constants),
  };
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error(`${name}: WGSL runs on WebGPU only`);
  return backend.runWebGPUProgram(program, Object.values(inputs), 'float32', [
    { type: 'int32', data: [threads] },
    ...uniformNames.map((uniform) => ({ type: 'float32', data: [uniforms[uniform] ?? 0] })),
  ]);
}

/** Frees an intermediate result of a kernel. Its memory returns to tfjs's pool for the next dispatch. */
export function release(...tensors: readonly tf.TensorInfo[]): void {
  for (const tensor of tensors) tf.backend().disposeData(tensor.dataId);
}
