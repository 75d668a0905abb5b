import type * as tf from '@tensorflow/tfjs-core';
import { OPTIMIZER, type OptimizerName } from '../../core/settings.ts';
import { makeArrayTable } from '../kernels/lars/arrayTable.ts';
import type { Layout, Slot } from '../models/layout.ts';
import { adamw } from './adamw.ts';
import { lars } from './lars.ts';
import { sgd } from './sgd.ts';

/** What a step of training asks of an optimizer. */
export interface Optimizer {
  /** Rows of its state [rows, P]. The first holds the parameters θ; the others start at zero. */
  readonly rows: number;
  /**
   * The state after one more step; the caller disposes the old one.
   *
   * @param gradient [P]
   * @param clip [4]; its first number multiplies the gradient
   * @param step from 1
   */
  readonly update: (
    state: tf.Tensor2D,
    gradient: tf.Tensor1D,
    clip: tf.Tensor1D,
    step: number,
    learningRate: number,
  ) => tf.Tensor2D;
  /** Frees what it holds on the device besides the state, which is the caller's. */
  readonly dispose: () => void;
}

/** As SimCLR trains, at learning rates of 0.3·B/256. */
const LARS = { momentum: 0.9, weightDecay: 1e-6, trustCoefficient: 1e-3 } as const;
/** As MoCo trains (He et al. 2020), at learning rates of 0.03·B/256. */
const SGD = { momentum: 0.9, weightDecay: 1e-4 } as const;

const nothing = (): void => undefined;

/** What an optimizer has to know of the parameters. */
export type ParameterLayout = { readonly parameters: readonly Slot[] } & Pick<Layout, 'parameterLength'>;

/** Whether parameters are drawn to zero, as weights are; true unless told otherwise. */
interface OptimizerOptions {
  readonly decay?: boolean;
}

/** The optimizers, each made for the layout of a network's parameters. */
export const OPTIMIZERS = {
  adamw: (_, { decay = true } = {}) => ({
    rows: 3,
    update: (state, gradient, clip, step, learningRate) =>
      adamw(state, gradient, clip, step, {
        ...OPTIMIZER,
        weightDecay: decay ? OPTIMIZER.weightDecay : 0,
        learningRate,
      }),
    dispose: nothing,
  }),
  // It draws nothing of fewer than two axes to zero, whatever it is told.
  lars: ({ parameters, parameterLength }) => {
    const slots = parameters.map(({ offset, size, shape }) => ({ offset, size, adapted: shape.length > 1 }));
    const table = makeArrayTable(slots, parameterLength);
    return {
      rows: 2,
      update: (state, gradient, clip, _, learningRate) =>
        lars(state, gradient, clip, table, { ...LARS, learningRate }),
      dispose: table.dispose,
    };
  },
  sgd: (_, { decay = true } = {}) => ({
    rows: 2,
    update: (state, gradient, clip, _, learningRate) =>
      sgd(state, gradient, clip, { ...SGD, weightDecay: decay ? SGD.weightDecay : 0, learningRate }),
    dispose: nothing,
  }),
} satisfies Record<OptimizerName, (layout: ParameterLayout, options?: OptimizerOptions) => Optimizer>;
