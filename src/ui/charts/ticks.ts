import type { BoundSpans } from '../../core/boundSpans.ts';

/** Round numbers, at most `most` of them, that cover a range from its lower to its upper end. */
export function niceTicks(low: number, high: number, most: number): number[] {
  const span = Math.max(1e-9, high - low);
  const rough = span / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step - 1e-6) * step; tick <= high + step * 1e-6; tick += step) {
    ticks.push(Number(tick.toPrecision(10)));
  }
  return ticks;
}

/** The range that a loss is shown in: its values, and the two lines that tell where it stands, wherever they went. */
export function lossRange(
  values: readonly { readonly value: number }[],
  { chance, floor }: BoundSpans,
): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { value } of [...chance, ...floor, ...values]) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const margin = Math.max(0.1, (high - low) * 0.08);
  return [low - margin, high + margin];
}
