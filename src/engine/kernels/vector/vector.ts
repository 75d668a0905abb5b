import * as tf from '@tensorflow/tfjs-core';
import { allocate, clearPart, copyParts } from '../program/copy.ts';
import { defineKernel } from '../program/kernel.ts';

/** Where an array lies in a flat vector. */
export interface Part {
  readonly offset: number;
  readonly shape: readonly number[];
}

interface CutAttributes {
  readonly parts: readonly Part[];
  readonly length: number;
}

interface JoinAttributes {
  readonly length: number;
}

const sizeOf = ({ shape }: { readonly shape: readonly number[] }): number =>
  shape.reduce((product, extent) => product * extent, 1);

const joining = defineKernel<string, JoinAttributes>({
  name: 'Join',
  webgpu: (arrays, { length }) => {
    const vector = allocate([length]);
    let end = 0;
    const parts = Object.values(arrays).map((from) => {
      const part = { from, fromOffset: 0, to: vector, toOffset: end, length: sizeOf(from) };
      end += part.length;
      return part;
    });
    copyParts(parts);
    if (end < length) clearPart(vector, end, length - end);
    return [vector];
  },
  elsewhere: (arrays, { length }) => [
    tf.tidy(() => {
      const rows = Object.values(arrays).map((array) => tf.reshape(array, [sizeOf(array)]));
      const missing = length - rows.reduce((sum, row) => sum + row.size, 0);
      return tf.concat<tf.Tensor1D>((missing > 0 ? [...rows, tf.zeros([missing])] : rows) as tf.Tensor1D[]);
    }),
  ],
});

const cutting = defineKernel<'vector', CutAttributes>({
  name: 'Cut',
  webgpu: ({ vector }, { parts }) => {
    const arrays = parts.map(({ shape }) => allocate(shape));
    const copies = parts.map(({ offset }, at) => {
      const to = arrays[at] as tf.TensorInfo;
      return { from: vector, fromOffset: offset, to, toOffset: 0, length: sizeOf(to) };
    });
    copyParts(copies);
    return arrays;
  },
  elsewhere: ({ vector }, { parts, length }) =>
    parts.map((part) =>
      tf.tidy(() => {
        const flat = tf.reshape(vector, [length]);
        return tf.reshape(tf.slice(flat, part.offset, sizeOf(part)), [...part.shape]);
      }),
    ),
  gradient: {
    keeps: [],
    of: (_dy, _kept, { length }, dys) => ({ vector: () => join(dys, length) }),
  },
});

/**
 * Arrays that lie one after the other in a vector, each as an array of its own. On WebGPU they are copied, all in
 * one go, and cost no dispatch. The gradient is the join of the arrays' gradients, so parts are given in order
 * and without gaps, but for what the vector is filled up with at its end.
 *
 * @param vector any shape; counted row-major
 */
export function cut(vector: tf.Tensor, parts: readonly Part[]): tf.Tensor[] {
  return cutting({ vector }, { parts, length: vector.size });
}

/**
 * Arrays one after the other in one vector [length], filled up with zeros. Carries no gradient.
 *
 * @param length at least the sum of the arrays' sizes
 */
export function join(arrays: readonly tf.Tensor[], length: number): tf.Tensor1D {
  const named = Object.fromEntries(arrays.map((array, at) => [`a${at}`, array]));
  return joining(named, { length })[0] as tf.Tensor1D;
}
