import { isMeasure, METRIC_NAMES, type MetricName } from '../core/metrics.ts';
import type { MetricTable } from '../core/runLog.ts';
import { drawnCurve, type Curve, type CurveSource, type Series } from './curves.ts';
import { Listeners } from './listeners.ts';
import { Throttle } from './throttle.ts';

/**
 * A chart is drawn anew at most four times a second; once where the processor trains, which has few steps to tell of
 * and needs the time for them.
 */
const PUBLISH_INTERVAL_MS = { gpu: 250, processor: 1000 } as const;
const FIRST_CAPACITY = 1024;

type Columns = Readonly<Record<MetricName, Float64Array>>;

function allocate(capacity: number): Columns {
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, new Float64Array(capacity)])) as Columns;
}

/** All steps of a run, a column a figure. Rows come many a second; readers hear of them a few times a second. */
export class MetricColumns implements MetricTable, CurveSource {
  readonly #listeners = new Listeners();
  readonly #throttle = new Throttle(PUBLISH_INTERVAL_MS.gpu, () => this.#publish());
  readonly #curves = new Map<MetricName, Curve>();
  #columns = allocate(FIRST_CAPACITY);
  #length = 0;
  #measured: number[] = [];
  /** Measured rows that readers have been told of. */
  #published = 0;

  readonly subscribe = this.#listeners.subscribe;

  /** By what the steps are computed, from now on. */
  set computedBy(device: keyof typeof PUBLISH_INTERVAL_MS) {
    this.#throttle.intervalMs = PUBLISH_INTERVAL_MS[device];
  }

  get length(): number {
    return this.#length;
  }

  /** Copies rows of METRIC_NAMES columns, row-major, out of a buffer that is only lent. */
  append(rows: number, buffer: Float64Array): void {
    this.#reserve(this.#length + rows);
    METRIC_NAMES.forEach((name, column) => {
      const values = this.#columns[name];
      for (let row = 0; row < rows; row++) {
        values[this.#length + row] = buffer[row * METRIC_NAMES.length + column] ?? NaN;
      }
    });
    for (let row = this.#length; row < this.#length + rows; row++) {
      if (Number.isFinite(this.#columns.alignment[row])) this.#measured.push(row);
    }
    this.#length += rows;
    this.#throttle.request();
  }

  /** A copy of all rows up to a step, as `append` takes them. */
  rowsUpTo(step: number): Float64Array<ArrayBuffer> {
    let rows = this.#length;
    while (rows > 0 && this.#columns.step[rows - 1]! > step) rows -= 1;
    const copy = new Float64Array(rows * METRIC_NAMES.length);
    METRIC_NAMES.forEach((name, column) => {
      const values = this.#columns[name];
      for (let row = 0; row < rows; row++) copy[row * METRIC_NAMES.length + column] = values[row]!;
    });
    return copy;
  }

  /** Forgets the steps after this one, which are taken again. */
  truncate(step: number): void {
    const { step: steps } = this.#columns;
    while (this.#length > 0 && steps[this.#length - 1]! > step) this.#length -= 1;
    this.#measured = this.#measured.filter((row) => row < this.#length);
    this.#throttle.flush();
  }

  clear(): void {
    this.#length = 0;
    this.#measured = [];
    this.#throttle.flush();
  }

  /** Tells readers of everything now, as at the end of a run. */
  flush(): void {
    this.#throttle.flush();
  }

  at(row: number, name: MetricName): number {
    return row >= 0 && row < this.#length ? (this.#columns[name][row] ?? NaN) : NaN;
  }

  last(name: MetricName): number {
    return this.at(this.#length - 1, name);
  }

  /** Mean of the last `count` rows, or of as many as there are. */
  meanOfLast(name: MetricName, count: number): number {
    const from = Math.max(0, this.#length - count);
    let sum = 0;
    for (let row = from; row < this.#length; row++) sum += this.at(row, name);
    return sum / (this.#length - from);
  }

  /**
   * The mean of the last `count`, without those that are over ten times their median: a step within which the machine
   * slept says nothing of how long the others will take.
   */
  usualOfLast(name: MetricName, count: number): number {
    const from = Math.max(0, this.#length - count);
    const values = Array.from({ length: this.#length - from }, (_, at) => this.at(from + at, name));
    const median = [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
    const usual = values.filter((value) => value <= 10 * median);
    return usual.reduce((sum, value) => sum + value, 0) / usual.length;
  }

  /** A figure over the run; the same object until readers are told of another. */
  curve(name: MetricName): Curve {
    let curve = this.#curves.get(name);
    if (!curve) {
      curve = drawnCurve(this.series(name));
      this.#curves.set(name, curve);
    }
    return curve;
  }

  /** All values of a figure, of measures those that were taken. Lent until the next run begins. */
  series(name: MetricName): Series {
    const column = this.#columns[name];
    if (!isMeasure(name)) {
      return {
        steps: this.#columns.step.subarray(0, this.#length),
        values: column.subarray(0, this.#length),
      };
    }
    const rows = this.#measured.filter((row) => Number.isFinite(column[row]));
    const pick = (from: Float64Array): Float64Array => Float64Array.from(rows, (row) => from[row]!);
    return { steps: pick(this.#columns.step), values: pick(column) };
  }

  /** Rows that measures were taken at, in order. */
  get measuredRows(): readonly number[] {
    return this.#measured;
  }

  #publish(): void {
    // Measures come seldom: their charts have nothing to do in between.
    const stale = this.#measured.length !== this.#published;
    for (const name of METRIC_NAMES) if (stale || !isMeasure(name)) this.#curves.delete(name);
    this.#published = this.#measured.length;
    this.#listeners.notify();
  }

  #reserve(length: number): void {
    const capacity = this.#columns.step.length;
    if (length <= capacity) return;
    const grown = allocate(Math.max(length, capacity * 2));
    for (const name of METRIC_NAMES) grown[name].set(this.#columns[name]);
    this.#columns = grown;
  }
}
