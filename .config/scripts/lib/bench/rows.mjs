// What a benchmark gives back: rows, each a figure with its target.

/**
 * @typedef {{ atLeast: number } | { atMost: number }} Target
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {number | null} value null where it could not be measured
 * @property {string} unit '×' for a ratio
 * @property {Target} [target] a row without one only informs
 * @property {number} [min] of the rounds
 * @property {number} [max]
 * @property {string} [note]
 *
 * @typedef {object} Options
 * @property {number} rounds how often each contestant has its turn
 * @property {number} views a step, 2B
 * @property {string} url the page that the benchmarks are served from
 * @property {string} data a folder of photos
 * @property {(name: string) => boolean} wants whether a peer was asked for
 * @property {(text: string) => void} progress tells of what goes on
 *
 * @typedef {(page: import('playwright').Page, options: Options) => Promise<Row[]>} Run
 *
 * @typedef {(stage: import('./stages.mjs').Stage, options: Omit<Options, 'url'>) => Promise<Row[]>} Measure
 *
 * @typedef {object} Benchmark
 * @property {Run} run in a browser, on a page of its own
 * @property {Measure} [measure] the same where there may be no page
 */

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/**
 * A figure that only informs.
 * @param {string} name
 * @param {readonly number[]} samples one a round
 * @param {string} unit
 * @returns {Row}
 */
export function figure(name, samples, unit) {
  return { name, value: median(samples), unit, min: Math.min(...samples), max: Math.max(...samples) };
}

/**
 * The ratio of two medians; its range is that of the rounds' own ratios, since what a round meets it meets on
 * both sides.
 * @param {string} name
 * @param {readonly number[]} over one sample a round
 * @param {readonly number[]} under as many, of the same rounds
 * @param {Target} [target]
 * @returns {Row}
 */
export function ratio(name, over, under, target) {
  const rounds = over.map((value, round) => value / (under[round] ?? NaN));
  return {
    name,
    value: median(over) / median(under),
    unit: '×',
    min: Math.min(...rounds),
    max: Math.max(...rounds),
    ...(target && { target }),
  };
}

/**
 * @param {Row} row
 * @returns {boolean | undefined} undefined without a target
 */
export function holds({ value, target }) {
  if (target === undefined || value === null) return undefined;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}
