import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { BACKENDS, DEFAULT_SETTINGS, LOSSES, type Settings } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import { randomValues } from '../../testing/random.ts';
import { ContrastiveLoss } from './contrastiveLoss.ts';
import { lossReference, type ReferenceSettings, type Shown } from './losses.reference.ts';

const B = 5;
const D = 6;
const PHOTOS = [7, 2, 9, 4, 1];
/** By photo: two of one class, two of another, and two without any. */
const LABELS = [-1, 0, 1, -1, 1, -1, -1, 0, -1, -1];

const SETTINGS: Settings & ReferenceSettings = {
  ...DEFAULT_SETTINGS,
  batchSize: B,
  temperature: 0.5,
  negatives: 'semi-hard',
};

/** z of a step, [2B, D]. */
const valuesOf = (step: number): number[] => [...randomValues(step, 2 * B * D)];

/** Rows of a step with their photos. A photo without a label is like no other. */
const shownOf = (values: ArrayLike<number>, photos: readonly number[]): Shown[] =>
  [...photos, ...photos].map((photo, i) => {
    const label = LABELS[photo]!;
    const row = Array.from({ length: D }, (_, k) => values[i * D + k]!);
    return { row, photo, label: label < 0 ? -1 - photo : label };
  });

/** The gradient of the reference, by differences. */
function slopes(values: readonly number[], lossOf: (values: readonly number[]) => number): number[] {
  const step = 1e-5;
  return values.map((_, at) => {
    const moved = (by: number): number => lossOf(values.map((value, i) => (i === at ? value + by : value)));
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

/** Each loss with either similarity; triplets with either choice; a queue wherever it may be used. */
const variants = LOSSES.flatMap((loss) =>
  (['cosine', 'dot'] as const).flatMap((similarity) =>
    (loss === 'triplet' ? (['semi-hard', 'hard'] as const) : (['hard'] as const)).flatMap((negatives) =>
      [0, 12].map((queue) => ({ loss, similarity, negatives, queue })),
    ),
  ),
).map((variant) => [Object.values(variant).join(' '), variant] as const);

describe.each(BACKENDS.filter((backend) => backend !== 'webgl'))('on %s', (backend) => {
  useDevice(backend);

  it.each(variants)('%s agrees with its definition and with differences', async (_, variant) => {
    const settings = { ...SETTINGS, ...variant };
    const loss = new ContrastiveLoss(settings, D, { labels: LABELS });
    const take = (values: readonly number[], photos: readonly number[], step: number) => {
      const batch = { photos, step };
      let keys: tf.Tensor2D | null = null;
      const { value, grad } = tf.valueAndGrad((z) => {
        const output = loss.of(z as tf.Tensor2D, batch);
        keys = output.keys && tf.keep(output.keys);
        return output.loss;
      })(tf.tensor2d([...values], [2 * B, D]));
      loss.remember({ loss: value, perView: tf.zeros([0, 4]), keys }, batch);
      return { value, grad };
    };
    // What the queue holds when the third step comes: the newest first, the oldest gone, one photo met again.
    const earlier = [[3, 2, 0, 8, 5], PHOTOS] as const;
    earlier.forEach((photos, at) => take(valuesOf(at), photos, at + 1));
    const perStep = variant.loss === 'info-nce' ? B : 2 * B;
    const queued = [...earlier.entries()]
      .reverse()
      .flatMap(([at, photos]) => shownOf(valuesOf(at), photos).slice(-perStep))
      .slice(0, variant.loss === 'supcon' ? 0 : variant.queue);
    const { value, grad } = take(valuesOf(3), PHOTOS, 3);
    const expected = (values: readonly number[]): number =>
      lossReference(shownOf(values, PHOTOS), queued, settings);
    expectClose(await value.data(), [expected(valuesOf(3))], 1e-5, 'loss');
    expectClose(await grad.data(), slopes(valuesOf(3), expected), 1e-4, 'gradient');
    loss.dispose();
  });

  it('the fullest queue still has negatives only: the own photo and empty places count for nothing', async () => {
    const settings: Settings = { ...SETTINGS, loss: 'dcl', queue: 1000 };
    const loss = new ContrastiveLoss(settings, D);
    const bare = new ContrastiveLoss({ ...settings, queue: 0 }, D);
    const z = tf.tensor2d(valuesOf(1), [2 * B, D]);
    const batch = { photos: PHOTOS, step: 1 };
    const lossOf = async (of: ContrastiveLoss): Promise<number> =>
      (await of.of(z, batch).loss.data())[0] ?? NaN;
    expect(await lossOf(loss)).toBeCloseTo(await lossOf(bare), 5);
    // Every view remembered twice more: the strangers count three times, the own photo still not.
    for (let round = 0; round < 2; round++) loss.remember(loss.of(z, batch), batch);
    expect(await lossOf(loss)).toBeCloseTo((await lossOf(bare)) + Math.log(3), 5);
    loss.dispose();
    bare.dispose();
  });

  it('takes photos of one identity for one photo, in the queue as in the batch', async () => {
    const settings: Settings = { ...SETTINGS, loss: 'dcl', queue: 1000 };
    const identities = [0, 1, 2, 7, 4, 1, 2, 7, 4, 9]; // 3 is 7, 5 is 1, 6 is 2, 8 is 4
    const others = [3, 6, 9, 8, 5]; // of PHOTOS, in order
    const z = tf.tensor2d(valuesOf(1), [2 * B, D]);
    const afterwards = async (loss: ContrastiveLoss): Promise<number> => {
      const batch = { photos: others, step: 1 };
      loss.remember(loss.of(z, batch), batch);
      const value = await loss.of(z, { photos: PHOTOS, step: 2 }).loss.data();
      loss.dispose();
      return value[0] ?? NaN;
    };
    const bare = new ContrastiveLoss({ ...settings, queue: 0 }, D);
    const [without = NaN] = await bare.of(z, { photos: PHOTOS, step: 1 }).loss.data();
    bare.dispose();
    // Strangers count twice, and what shows the own thing still not.
    const known = new ContrastiveLoss(settings, D, { identities });
    expect(await afterwards(known)).toBeCloseTo(without + Math.log(2), 5);
    expect(await afterwards(new ContrastiveLoss(settings, D))).toBeGreaterThan(without + Math.log(2) + 0.05);
  });

  it('random negatives hang on seed and step alone, and never show the own photo', async () => {
    const settings: Settings = { ...SETTINGS, loss: 'triplet', negatives: 'random', margin: 2, queue: 8 };
    const z = tf.tensor2d(valuesOf(1), [2 * B, D]);
    const lossAt = async (step: number, seed: number): Promise<number> => {
      const loss = new ContrastiveLoss({ ...settings, seed }, D);
      loss.remember(loss.of(z, { photos: PHOTOS, step: 1 }), { photos: PHOTOS, step: 1 });
      const value = await loss.of(z, { photos: PHOTOS, step }).loss.data();
      loss.dispose();
      return value[0] ?? NaN;
    };
    const first = await lossAt(2, 1);
    expect(await lossAt(2, 1)).toBe(first);
    expect(await lossAt(3, 1)).not.toBe(first);
    expect(await lossAt(2, 2)).not.toBe(first);
    // All photos at one place each: only another photo's can be farther off than the pair.
    const corners = tf.tensor2d(
      Array.from({ length: 2 * B * D }, (_, at) => +(at % D === Math.floor(at / D) % B)),
      [2 * B, D],
    );
    const loss = new ContrastiveLoss({ ...settings, margin: 1 }, D);
    expect((await loss.of(corners, { photos: PHOTOS, step: 1 }).loss.data())[0]).toBe(0);
    loss.dispose();
  });

  it('without the labels that it needs a loss cannot be had', () => {
    expect(() => new ContrastiveLoss({ ...SETTINGS, loss: 'supcon' }, D)).toThrow(RangeError);
  });
});
