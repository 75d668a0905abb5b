import * as tf from '@tensorflow/tfjs-core';
import { SETTING_RANGES, type OptimizerName } from '../../core/settings.ts';
import { cut } from '../kernels/vector/vector.ts';
import { OPTIMIZERS, type Optimizer } from '../optim/registry.ts';

/** One number, filled up to the four that an optimizer's kernel handles at a time. */
const LENGTH = 4;
const ALONE = {
  parameters: [{ name: 'sharpness', shape: [], offset: 0, size: 1 }],
  parameterLength: LENGTH,
};

/** ln 1/τ of a temperature. */
const logSharpness = (temperature: number): number => -Math.log(temperature);

/**
 * τ as a parameter of its own: t = ln τ⁻¹, so that it stays positive and moves in proportion. It is held within the
 * temperatures that can be set, and no weight decay pulls it to τ = 1.
 *
 * Source: Radford et al. 2021 (CLIP), section 2.5, where τ⁻¹ is clipped at 100 = 1/0.01 too.
 */
export class LearnedTemperature {
  readonly #optimizer: Optimizer;
  /** t in the first place of the first row, and what the optimizer remembers: [rows, LENGTH]. */
  #state: tf.Tensor2D;

  /**
   * @param temperature to begin with. Whoever makes it disposes it.
   * @param memory what `memory` told of one of the same optimizer, to go on from
   */
  constructor(temperature: number, optimizer: OptimizerName, memory?: Float32Array | null) {
    this.#optimizer = OPTIMIZERS[optimizer](ALONE, { decay: false });
    const state = new Float32Array(this.#optimizer.rows * LENGTH); // moments start at zero
    state[0] = logSharpness(temperature);
    if (memory) state.set(memory);
    this.#state = tf.keep(tf.tensor2d(state, [this.#optimizer.rows, LENGTH]));
  }

  /** What the gradient is taken with respect to, a copy: [LENGTH]. */
  parameter(): tf.Tensor1D {
    return cut(this.#state, [{ offset: 0, shape: [LENGTH] }])[0] as tf.Tensor1D;
  }

  /** τ⁻¹ = exp t: [LENGTH] → [1] */
  static sharpness(parameter: tf.Tensor1D): tf.Tensor1D {
    return tf.exp(tf.slice(parameter, 0, 1));
  }

  /**
   * One step of the optimizer.
   *
   * @param gradient [LENGTH]
   * @param clip [4]; its first number, which the network's gradient decides, multiplies the gradient
   * @param step from 1
   */
  update(gradient: tf.Tensor1D, clip: tf.Tensor1D, step: number, learningRate: number): void {
    const { min, max } = SETTING_RANGES.temperature;
    const next = tf.tidy(() => {
      const moved = this.#optimizer.update(this.#state, gradient, clip, step, learningRate);
      // Held where it lies, not where it is used: beyond the bound a gradient would no longer bring it back.
      const held = tf.clipByValue(tf.slice(moved, 0, 1), logSharpness(max), logSharpness(min)); // [1, LENGTH]
      return tf.concat([held, tf.slice(moved, 1)]);
    });
    this.#state.dispose();
    this.#state = tf.keep(next);
  }

  /** A copy of the parameter and its moments outside the device, [rows, LENGTH]. */
  async memory(): Promise<Float32Array<ArrayBuffer>> {
    const state = tf.clone(this.#state);
    try {
      return Float32Array.from(await state.data());
    } finally {
      state.dispose();
    }
  }

  dispose(): void {
    this.#state.dispose();
    this.#optimizer.dispose();
  }
}
