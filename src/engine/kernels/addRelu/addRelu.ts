import * as tf from '@tensorflow/tfjs-core';
import { machine } from '../../wasm/machine.ts';
import { defineKernel } from '../program/kernel.ts';
import { dispatch } from '../program/program.ts';
import forwardWgsl from './forward.wgsl?raw';
import gradientWgsl from './gradient.wgsl?raw';

/** Numbers that one thread of WebAssembly takes at a time. */
const NUMBERS_A_UNIT = 16_384;

const sizeOf = ({ shape }: tf.TensorInfo): number => shape.reduce((product, extent) => product * extent, 1);

/** Runs a WebAssembly kernel over two arrays of one size. */
function wasmRun(kernel: 'addRelu' | 'addReluGradient', a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo {
  const wasm = machine();
  const result = wasm.output(a.shape);
  const pointers = [a, b, result].map((tensor) => wasm.pointer(tensor));
  const size = sizeOf(a);
  wasm.run(kernel, Math.ceil(size / NUMBERS_A_UNIT), [...pointers, size, NUMBERS_A_UNIT]);
  return result;
}

const gradient = defineKernel<'dy' | 'y', object>({
  name: 'AddReluGradient',
  webgpu: ({ dy, y }) => [
    dispatch({
      name: 'addReluGradient',
      wgsl: gradientWgsl,
      inputs: { dy, y },
      outputShape: dy.shape,
      threads: sizeOf(dy) / 4,
    }),
  ],
  wasm: ({ dy, y }) => [wasmRun('addReluGradient', dy, y)],
});

const forward = defineKernel<'a' | 'b', object>({
  name: 'AddRelu',
  webgpu: ({ a, b }) => [
    dispatch({
      name: 'addRelu',
      wgsl: forwardWgsl,
      inputs: { a, b },
      outputShape: a.shape,
      threads: sizeOf(a) / 4,
    }),
  ],
  wasm: ({ a, b }) => [wasmRun('addRelu', a, b)],
  gradient: {
    keeps: [],
    keepsOutputs: true,
    of: (dy, { outputs }) => {
      const [y] = outputs as [tf.Tensor];
      const [both] = gradient({ dy, y }, {}) as [tf.Tensor];
      // Each summand's gradient is a tensor of its own to the tape, which disposes it; the numbers are shared.
      return { a: () => both, b: () => tf.clone(both) };
    },
  },
});

/**
 * relu(a + b), the end of a residual block, in one pass; and one pass back, which keeps the result alone and not the
 * sum.
 *
 * @param a any shape; arrays in multiples of four numbers are what our kernels take, others are composed
 * @param b of the same shape
 * @throws RangeError when the shapes differ
 */
export function addRelu<T extends tf.Tensor>(a: T, b: T): T {
  if (!tf.util.arraysEqual(a.shape, b.shape)) {
    throw new RangeError(`addRelu: ${a.shape.join('×')} and ${b.shape.join('×')} differ`);
  }
  if (!forward.runs() || a.size % 4 !== 0) return tf.tidy(() => tf.relu(tf.add<T>(a, b)));
  return forward({ a, b }, {})[0] as T;
}
