import * as tf from '@tensorflow/tfjs-core';
import { LOSS_TRAITS, queueInForce } from '../../core/losses.ts';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import type { Settings } from '../../core/settings.ts';
import type { QueueMemory } from '../../core/trainingMemory.ts';
import { fusedContrastive, runsFusedContrastive } from '../kernels/contrastive/contrastive.ts';
import { pairRanks } from '../metrics/pairRanks.ts';
import { BatchMasks } from './batchMasks.ts';
import { compareViews, type Comparison } from './comparison.ts';
import { MemoryQueue } from './memoryQueue.ts';
import { CONTRASTIVE_LOSSES } from './registry.ts';
import { NORM_EPSILON, similarityRows } from './similarity.ts';
import { nearNegatives, randomNegatives } from './tripletNegatives.ts';

/** The settings that a loss goes by. */
export type LossSettings = Pick<
  Settings,
  'loss' | 'similarity' | 'temperature' | 'margin' | 'negatives' | 'queue' | 'batchSize' | 'seed'
>;

/** Which photos a batch shows, [B], and the step that it is for, from 1. */
export interface BatchKey {
  readonly photos: ArrayLike<number>;
  readonly step: number;
}

/** A loss, and how well the views find their pairs. */
export interface ContrastiveOutput {
  /** In nats, but for the triplet loss. */
  readonly loss: tf.Scalar;
  /**
   * [2B, 4]: of each view in the fourth column the rank of its positive among the views of the batch: how many of
   * other photos are more similar. The other columns belong to whoever made it. Carries no gradient.
   */
  readonly perView: tf.Tensor2D;
  /** [b, d]: what `remember` takes once the gradient has been computed; null where there is no queue. */
  readonly keys: tf.Tensor2D | null;
}

/** What a loss knows of all photos, and what it is to remember. */
export interface LossKnowledge {
  /** [photos], −1 for none; only for losses that need them. */
  readonly labels?: ArrayLike<number> | undefined;
  /**
   * [photos], whole numbers from 0: those of one number are views of one thing, in this batch and in the queue; each is
   * its own where they are absent.
   */
  readonly identities?: ArrayLike<number> | undefined;
  /** What the queue of a run of the same settings held, to begin with. */
  readonly queue?: QueueMemory | null | undefined;
}

/** What a step of training asks of a loss; whoever makes it, or hands it on, disposes it. */
export type StepLoss = Pick<ContrastiveLoss, 'temperature' | 'of' | 'remember' | 'memory' | 'dispose'>;

/** z → loss, and what lasts from step to step for that: masks and the queue. Whoever makes it disposes it. */
export class ContrastiveLoss {
  /** τ, where it is not learned. It may be turned from step to step: no program has it compiled in. */
  temperature: number;
  readonly #settings: LossSettings;
  readonly #classOf: (photo: number) => number;
  readonly #identities: ArrayLike<number> | undefined;
  readonly #masks: BatchMasks;
  readonly #queue: MemoryQueue | null;

  /**
   * @param d length of z
   * @throws RangeError where the loss needs labels and there are none
   */
  constructor(settings: LossSettings, d: number, { labels, identities, queue }: LossKnowledge = {}) {
    if (LOSS_TRAITS[settings.loss].needsLabels && labels === undefined)
      throw new RangeError(`the loss ${settings.loss} needs labels`);
    this.temperature = settings.temperature;
    this.#settings = settings;
    this.#identities = identities;
    // What has no label is like no other: a class of its own.
    this.#classOf = (photo) => {
      const label = labels?.[photo] ?? -1;
      return label < 0 ? -1 - this.#identityOf(photo) : label;
    };
    this.#masks = new BatchMasks(settings.batchSize);
    const length = queueInForce(settings);
    this.#queue = length > 0 ? new MemoryQueue(length, d, queue ?? undefined) : null;
  }

  /**
   * By the fused kernel where backend and loss have one, else from the rows, operation by operation.
   *
   * @param z [2B, d], rows i and i + B being the two views of a photo
   * @param sharpness τ⁻¹ as a tensor of one, where it is learned; the setting counts otherwise
   */
  of(z: tf.Tensor2D, batch: BatchKey, sharpness?: tf.Tensor): ContrastiveOutput {
    const { temperature } = this;
    const { loss, similarity } = this.#settings;
    const { fused, of } = CONTRASTIVE_LOSSES[loss];
    if (fused !== undefined && this.#queue === null && runsFusedContrastive()) {
      const { z: rows, ...options } = fusedInputs(z, { similarity, temperature }, sharpness);
      return { ...fusedContrastive(rows, { ...fused, ...options }), keys: null };
    }
    const rows = similarityRows(z, similarity); // [2B, d]
    const queue =
      this.#queue === null ? undefined : { memory: this.#queue, photos: this.#identitiesOf(batch.photos) };
    const comparison = compareViews(rows, LOSS_TRAITS[loss].anchors, this.#masks, queue);
    const value = of(comparison, {
      sharpness: sharpness ?? 1 / temperature,
      margin: this.#settings.margin,
      chooseNegatives: (given) => this.#chooseNegatives(given, batch),
      classes: () => tf.tensor1d(viewsOf(batch.photos).map(this.#classOf), 'int32'),
      self: () => this.#masks.self(),
    });
    const perView = pairRanks(z, similarity, this.#masks);
    return { loss: value, perView, keys: this.#queue === null ? null : comparison.others };
  }

  /** Puts the rows of a step into the queue, as negatives of those that follow. */
  remember({ keys }: ContrastiveOutput, { photos }: BatchKey): void {
    if (keys === null) return;
    const all = viewsOf(this.#identitiesOf(photos));
    this.#queue?.push(keys, all.slice(0, keys.shape[0]));
  }

  /** What it remembers, outside the device; null where it remembers nothing. */
  async memory(): Promise<QueueMemory | null> {
    return (await this.#queue?.memory()) ?? null;
  }

  dispose(): void {
    this.#masks.dispose();
    this.#queue?.dispose();
  }

  #identityOf(photo: number): number {
    return this.#identities?.[photo] ?? photo;
  }

  #identitiesOf(photos: ArrayLike<number>): number[] {
    return Array.from(photos, (photo) => this.#identityOf(photo));
  }

  /** [2B], int32 */
  #chooseNegatives(comparison: Comparison, { photos, step }: BatchKey): tf.Tensor1D {
    const { negatives, seed } = this.#settings;
    if (negatives !== 'random') return nearNegatives(comparison, negatives);
    const views = viewsOf(this.#identitiesOf(photos));
    const candidates = [...views, ...(this.#queue?.photos ?? [])];
    const stream = new RandomStream(seed, PURPOSE.negatives, step);
    return tf.tensor1d(randomNegatives(stream, views, candidates), 'int32');
  }
}

/** The photo of each view: [B] → [2B]. */
function viewsOf(photos: ArrayLike<number>): number[] {
  const once = Array.from(photos);
  return [...once, ...once];
}

/**
 * The fused kernel knows the temperature as a number. Where it is learned, every row is multiplied by τ^(−1/2), so
 * that dot products at temperature 1 are similarities over τ, and the gradient finds its way to τ by itself.
 */
function fusedInputs(
  z: tf.Tensor2D,
  { similarity, temperature }: Pick<LossSettings, 'similarity' | 'temperature'>,
  sharpness: tf.Tensor | undefined,
): { z: tf.Tensor2D } & Omit<Parameters<typeof fusedContrastive>[1], 'decoupled'> {
  if (sharpness === undefined) return { z, similarity, temperature, epsilon: NORM_EPSILON };
  const rows = tf.mul<tf.Tensor2D>(similarityRows(z, similarity), tf.sqrt(sharpness)); // [2B, d]
  return { z: rows, similarity: 'dot', temperature: 1, epsilon: NORM_EPSILON };
}
