import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { METRIC_NAMES } from '../core/metrics.ts';
import { MetricColumns } from './metricColumns.ts';

/** Rows with steps `from` to `from + rows - 1` and a loss that names its step. */
function rowsFrom(from: number, rows: number): Float64Array {
  const buffer = new Float64Array(rows * METRIC_NAMES.length);
  for (let row = 0; row < rows; row++) {
    buffer[row * METRIC_NAMES.length] = from + row;
    buffer[row * METRIC_NAMES.length + 1] = 1000 + from + row;
  }
  return buffer;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('MetricColumns', () => {
  it('keeps every row, however many frames they came in', () => {
    const columns = new MetricColumns();
    for (let step = 1; step <= 3000; step += 3) columns.append(3, rowsFrom(step, 3));
    expect(columns.length).toBe(3000);
    expect(columns.at(0, 'step')).toBe(1);
    expect(columns.at(2047, 'loss')).toBe(3048);
    expect(columns.last('step')).toBe(3000);
    expect(columns.meanOfLast('step', 3)).toBe(2999);
  });

  it('leaves a step within which the machine slept out of what is usual', () => {
    const columns = new MetricColumns();
    const row = METRIC_NAMES.length;
    const buffer = new Float64Array(20 * row).fill(50);
    buffer[7 * row + METRIC_NAMES.indexOf('stepMs')] = 3_600_000;
    columns.append(20, buffer);
    expect(columns.usualOfLast('stepMs', 20)).toBe(50);
    expect(columns.meanOfLast('stepMs', 20)).toBeGreaterThan(100_000);
  });

  it('does not lean on the buffer after it went back', () => {
    const columns = new MetricColumns();
    const buffer = rowsFrom(1, 1);
    columns.append(1, buffer);
    buffer.fill(0);
    expect(columns.last('loss')).toBe(1001);
  });

  it('tells readers at most four times a second, and of the last rows too', () => {
    const columns = new MetricColumns();
    const heard = vi.fn();
    columns.subscribe(heard);
    for (let step = 1; step <= 100; step++) {
      columns.append(1, rowsFrom(step, 1));
      vi.advanceTimersByTime(10);
    }
    expect(heard.mock.calls.length).toBeLessThanOrEqual(5);
    vi.advanceTimersByTime(250);
    expect(columns.curve('loss').points.at(-1)).toEqual({ step: 100, value: 1100 });
  });

  it('tells them once a second where the processor trains', () => {
    const columns = new MetricColumns();
    columns.computedBy = 'processor';
    const heard = vi.fn();
    columns.append(1, rowsFrom(1, 1));
    columns.subscribe(heard);
    columns.append(1, rowsFrom(2, 1));
    vi.advanceTimersByTime(900);
    expect(heard).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(heard).toHaveBeenCalledOnce();
  });

  it('gives one and the same curve until there is news', () => {
    const columns = new MetricColumns();
    columns.append(2, rowsFrom(1, 2));
    const first = columns.curve('loss');
    columns.append(2, rowsFrom(3, 2));
    expect(columns.curve('loss')).toBe(first);
    vi.advanceTimersByTime(250);
    expect(columns.curve('loss').points).toHaveLength(4);
  });

  it('keeps curves short, with the first and the last step in them', () => {
    const columns = new MetricColumns();
    columns.append(5000, rowsFrom(1, 5000));
    const points = columns.curve('loss').points;
    expect(points).toHaveLength(400);
    expect(points[0]?.step).toBe(1);
    expect(points.at(-1)?.step).toBe(5000);
  });

  it('is empty after it was cleared', () => {
    const columns = new MetricColumns();
    columns.append(2, rowsFrom(1, 2));
    columns.clear();
    expect(columns.curve('loss').points).toEqual([]);
    expect(columns.last('loss')).toBeNaN();
  });
});
