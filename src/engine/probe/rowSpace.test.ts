import { expect, it } from 'vitest';
import { randomValues } from '../../testing/random.ts';
import { logisticRegression, probabilities } from './logisticRegression.ts';
import { rowSpace } from './rowSpace.ts';
import { pickRows, standardiser } from './standardise.ts';

const [n, d, classes] = [12, 40, 3];
const drawn = { values: randomValues(1, n * d), d };
// Centred rows span one dimension less than they are; a photo that is there twice, one less again.
const rows = standardiser(drawn)(pickRows(drawn, [...Array(n).keys(), 0]));
const labels = Int32Array.from({ length: n + 1 }, (_, row) => row % classes);
const others = { values: randomValues(2, 5 * d), d };

it('keeps lengths and angles, in as many dimensions as rows are independent', () => {
  const space = rowSpace(rows);
  expect(space.rows.d).toBe(n - 1);
  const product = ({ values, d: side }: typeof rows, i: number, j: number): number =>
    Array.from({ length: side }, (_, k) => values[i * side + k]! * values[j * side + k]!).reduce(
      (a, b) => a + b,
    );
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= i; j++) expect(product(space.rows, i, j)).toBeCloseTo(product(rows, i, j), 9);
});

it('has the classifier that the rows themselves have, of rows that it has not seen too', async () => {
  const space = rowSpace(rows);
  const options = { strength: 10 };
  const wanted = await logisticRegression(rows, labels, classes, options);
  const found = await logisticRegression(space.rows, labels, classes, options);
  space.lift(found).weights.forEach((weight, at) => {
    expect(weight).toBeCloseTo(wanted.weights[at]!, 6);
  });
  const told = probabilities(found, space.project(others));
  probabilities(wanted, others).forEach((probability, at) => {
    expect(told[at]).toBeCloseTo(probability, 6);
  });
});

it('leaves rows as they are where they are not so few, and knows rows without any content', () => {
  const many = { values: randomValues(1, 30), d: 5 };
  expect(rowSpace(many).rows).toBe(many);
  const none = rowSpace({ values: new Float64Array(8), d: 4 });
  expect([...(none.rows.values as Float64Array)]).toEqual([0, 0]);
});
