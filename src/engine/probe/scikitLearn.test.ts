import { describe, expect, it } from 'vitest';
import reference from '../../testing/reference/probe.json' with { type: 'json' };
import { balancedWeights, chooseStrength, strengthLosses, STRENGTHS } from './chooseStrength.ts';
import { likeliest, logisticRegression, probabilities } from './logisticRegression.ts';
import { standardiser } from './standardise.ts';

const { classes, d, labels } = reference;
const rows = { values: Float64Array.from(reference.x), d };
const asked = { values: Float64Array.from(reference.askedX), d };
const standardise = standardiser(rows);

const weightsFor = (kind: string | null): Float64Array | undefined =>
  kind === null ? undefined : balancedWeights(labels, classes);

describe('the probe beside scikit-learn', () => {
  it.each(reference.cases)(
    'has its coefficients and its answers at C = $strength, class weights $weights',
    async ({ strength, weights, coefficients, bias, accuracy, logLoss }) => {
      const found = await logisticRegression(standardise(rows), labels, classes, {
        strength,
        classWeights: weightsFor(weights),
      });
      const wanted = coefficients.flat();
      const largest = Math.max(...wanted.map(Math.abs));
      wanted.forEach((value, at) => {
        expect(Math.abs(found.weights[at]! - value)).toBeLessThan(
          1e-3 * Math.max(Math.abs(value), 0.01 * largest),
        );
      });
      bias.forEach((value, at) => {
        expect(Math.abs(found.bias[at]! - value)).toBeLessThan(1e-3 * Math.abs(value));
      });
      const told = probabilities(found, standardise(asked));
      const right = likeliest(told, classes).filter((label, row) => label === reference.askedLabels[row]);
      expect(Math.abs(right.length / reference.askedLabels.length - accuracy)).toBeLessThan(0.002);
      const loss = reference.askedLabels.reduce(
        (sum, label, row) => sum - Math.log(told[row * classes + label]!),
        0,
      );
      expect(loss / reference.askedLabels.length).toBeCloseTo(logLoss, 4);
    },
  );

  it.each(reference.validation)(
    'finds the same strength by the same folds, class weights $weights',
    async ({ weights, losses, chosen }) => {
      const folds = { of: Int32Array.from(reference.folds), folds: 5 };
      const classWeights = weightsFor(weights);
      const found = await strengthLosses(rows, labels, classes, folds, { classWeights });
      found.forEach((loss, at) => {
        // Searches end early here, and earliest where nearly nothing is penalised: far from the best.
        expect(Math.abs(loss - losses[at]!)).toBeLessThan(0.01 * losses[at]!);
      });
      expect(STRENGTHS[found.indexOf(Math.min(...found))]).toBe(chosen);
      expect(await chooseStrength(rows, { labels }, classes, { classWeights, seed: 1 })).toBe(chosen);
    },
  );

  it('keeps its default where there is nothing to choose by', async () => {
    expect(await chooseStrength({ values: [1, 2], d: 1 }, { labels: [0, 1] }, 2, { seed: 1 })).toBe(1);
  });
});
