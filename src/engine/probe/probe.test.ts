import { describe, expect, it } from 'vitest';
import { RandomStream, PURPOSE } from '../../core/random.ts';
import type { Rows } from '../metrics/geometry.ts';
import reference from '../../testing/reference/logisticRegression.json' with { type: 'json' };
import { lbfgs } from './lbfgs.ts';
import { fewLabelsAccuracy, linearProbeAccuracy } from './linearProbe.ts';
import { logisticRegression, predict } from './logisticRegression.ts';
import { pickRows, standardiser } from './standardise.ts';

/** Clouds of two dimensions, one a class, `spread` wide and 2 apart. */
function clouds(perClass: number, spread: number): { rows: Rows; labels: number[] } {
  const random = new RandomStream(1, PURPOSE.sample, 0);
  const labels = Array.from({ length: 3 * perClass }, (_, row) => row % 3);
  const values = labels.flatMap((label) => [
    2 * label + spread * random.between(-1, 1),
    2 * (label % 2) + spread * random.between(-1, 1),
  ]);
  return { rows: { values, d: 2 }, labels };
}

describe('lbfgs', () => {
  it('finds the minimum of a badly scaled quadratic', async () => {
    const wanted = [3, -2, 0.5];
    const scales = [1, 1e3, 1e-2];
    const found = await lbfgs(
      (x, gradient) =>
        wanted.reduce((sum, target, at) => {
          gradient[at] = 2 * scales[at]! * (x[at]! - target);
          return sum + scales[at]! * (x[at]! - target) ** 2;
        }, 0),
      new Float64Array(3),
      { tolerance: 1e-12 },
    );
    found.forEach((value, at) => {
      expect(value).toBeCloseTo(wanted[at]!, 6);
    });
  });

  it('takes one step where the guess of the inverse Hessian is right', async () => {
    let asked = 0;
    const found = await lbfgs(
      (x, gradient) => {
        asked += 1;
        gradient.set([2 * x[0]!, 2e6 * x[1]!]);
        return x[0]! ** 2 + 1e6 * x[1]! ** 2;
      },
      Float64Array.of(0.5, -0.3),
      { precondition: (vector) => vector.set([vector[0]! / 2, vector[1]! / 2e6]) },
    );
    expect(Math.max(...found.map(Math.abs))).toBeLessThan(1e-9);
    expect(asked).toBe(2);
  });

  it('ends when it is told to', async () => {
    const search = lbfgs((x, gradient) => (gradient[0] = 2 * x[0]!) * 0 + x[0]! ** 2, Float64Array.of(5), {
      breathe: () => Promise.reject(new Error('enough')),
    });
    await expect(search).rejects.toThrow('enough');
  });
});

describe('logistic regression', () => {
  const rows: Rows = { values: reference.x, d: reference.d };

  it.each(reference.cases)(
    'has the coefficients of scikit-learn at C = $strength, class weights $classWeights',
    async (c) => {
      const options = c.classWeights === null ? {} : { classWeights: c.classWeights };
      const found = await logisticRegression(rows, reference.labels, reference.classes, {
        strength: c.strength,
        ...options,
      });
      const largest = Math.max(...c.weights.map(Math.abs));
      c.weights.forEach((weight, at) => {
        expect(Math.abs(found.weights[at]! - weight)).toBeLessThan(1e-4 * largest);
      });
      // Biases may all be moved by one number; scikit-learn's sum to zero, as ours do.
      c.bias.forEach((bias, at) => {
        expect(Math.abs(found.bias[at]! - bias)).toBeLessThan(1e-4 * largest);
      });
      const right = predict(found, rows).filter((label, row) => label === reference.labels[row]).length;
      expect(right / reference.labels.length).toBeCloseTo(c.accuracy, 9);
    },
  );
});

describe('the linear probe', () => {
  it('tells clouds apart that a line can part, and not those that lie in one another', async () => {
    const train = clouds(30, 0.5);
    const test = clouds(20, 0.5);
    expect(await linearProbeAccuracy(train, test, 3)).toBe(1);
    const mixed = clouds(30, 20);
    expect(await linearProbeAccuracy(mixed, mixed, 3)).toBeLessThan(0.7);
  });

  it('with few labels repeats with the seed, and needs enough photos a class', async () => {
    const breathe = (): Promise<void> => Promise.resolve();
    const cloud = clouds(15, 1.6);
    const accuracy = await fewLabelsAccuracy(cloud, 3, 1, breathe);
    expect(accuracy).toBeGreaterThan(0.5);
    expect(await fewLabelsAccuracy(cloud, 3, 1, breathe)).toBe(accuracy);
    expect(await fewLabelsAccuracy(cloud, 3, 2, breathe)).not.toBe(accuracy);
    const few = clouds(5, 1);
    expect(await fewLabelsAccuracy(few, 3, 1, breathe)).toBeNull();
  });

  it('with few labels never asks about a copy of a photo that it was shown', async () => {
    const breathe = (): Promise<void> => Promise.resolve();
    // Noise alone, each row four times: only a copy would be told by the one that was learned.
    const random = new RandomStream(1, PURPOSE.sample);
    const d = 64;
    const noise = Float32Array.from({ length: 36 * d }, () => random.uniform());
    const places = Array.from({ length: 144 }, (_, row) => row % 36);
    const rows = pickRows({ values: noise, d }, places);
    const labels = places.map((place) => place % 3);
    const groups = places;
    const blind = await fewLabelsAccuracy({ rows, labels }, 3, 1, breathe);
    const fair = await fewLabelsAccuracy({ rows, labels, groups }, 3, 1, breathe);
    expect(fair).toBeLessThan((blind ?? 0) - 0.1);
    const one = labels.map(() => 0);
    expect(await fewLabelsAccuracy({ rows, labels, groups: one }, 3, 1, breathe)).toBeNull();
  });

  it('a feature that never changes stays finite', () => {
    const rows = { values: [1, 7, 3, 7], d: 2 };
    expect([...Array.from(standardiser(rows)(rows).values)]).toEqual([-1, 0, 1, 0]);
  });
});
