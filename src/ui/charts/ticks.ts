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

/**
 * The same on a log scale: powers of ten, every so many where they are many; where there is but one or none of them,
 * also 3, or 2 and 5 times a power; and within less than that, what a linear scale would have.
 */
export function logTicks(low: number, high: number, most: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const every = Math.max(1, Math.ceil(Math.log10(high / low) / most));
  const within = (factors: readonly number[], every: number): number[] =>
    powers
      .filter((power) => power % every === 0)
      .flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(10))))
      .filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
  for (const factors of [[1], [1, 3], [1, 2, 5]]) {
    const ticks = within(factors, factors.length === 1 ? every : 1);
    if (ticks.length > 2 && ticks.length <= most) return ticks;
  }
  return niceTicks(low, high, most);
}
