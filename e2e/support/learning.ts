import { expect } from '@playwright/test';
import type { LogRow } from './studioPage.ts';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** A whole run log of NT-Xent whose loss ends clearly under its start and under chance, ln(2B − 1). */
export function expectLearning(rows: readonly LogRow[], steps: number, batchSize: number): void {
  expect(rows.map((row) => row.step)).toEqual(Array.from({ length: steps }, (_, at) => at + 1));
  const losses = rows.map((row) => row.loss);
  // Means over ten and five steps: batches of 32 photos differ from one another by some tenths.
  const end = mean(losses.slice(-10));
  expect(end).toBeLessThan(0.85 * Math.log(2 * batchSize - 1));
  expect(end).toBeLessThan(0.92 * mean(losses.slice(0, 5)));
}
