import { describe, expect, it } from 'vitest';
import { METRIC_NAMES, type MetricRow } from '../core/metrics.ts';
import type { EngineEvents } from '../protocol/engine.ts';
import { MetricOutbox } from './metricOutbox.ts';

const row = (step: number): MetricRow =>
  Object.fromEntries(METRIC_NAMES.map((name) => [name, name === 'step' ? step : 0.5])) as MetricRow;

/** An outbox, the frames that it sent, and the steps in them, read as they arrived: buffers are used again. */
function outbox(): { box: MetricOutbox; frames: EngineEvents['metrics'][]; steps: number[] } {
  const frames: EngineEvents['metrics'][] = [];
  const steps: number[] = [];
  const box = new MetricOutbox(7, (frame) => {
    frames.push(frame);
    for (let at = 0; at < frame.rows; at++) steps.push(frame.buffer[at * METRIC_NAMES.length] ?? NaN);
  });
  return { box, frames, steps };
}

describe('MetricOutbox', () => {
  it('keeps at most two frames in flight and loses no row', () => {
    const { box, frames, steps } = outbox();
    for (let step = 1; step <= 10; step++) box.push([row(step)]);
    expect(frames).toHaveLength(2);
    const first = frames[0];
    if (first === undefined) throw new Error('no frame');
    box.acknowledge(first.buffer);
    expect(frames).toHaveLength(3);
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('sends what waits when the run is over, before that is told', () => {
    const { box, frames, steps } = outbox();
    for (let step = 1; step <= 5; step++) box.push([row(step)]);
    expect(steps).toEqual([1, 2]);
    box.sendAll();
    expect(steps).toEqual([1, 2, 3, 4, 5]);
    box.sendAll();
    expect(frames).toHaveLength(3);
  });

  it('uses buffers that came back', () => {
    const { box, frames } = outbox();
    box.push([row(1)]);
    const buffer = frames[0]?.buffer;
    if (buffer === undefined) throw new Error('no frame');
    box.acknowledge(buffer);
    box.push([row(2)]);
    expect(frames[1]?.buffer).toBe(buffer);
  });

  it('takes a larger buffer where many rows have gathered', () => {
    const { box, frames, steps } = outbox();
    box.push([row(1)]);
    box.push([row(2)]);
    box.push(Array.from({ length: 500 }, (_, at) => row(at + 3)));
    const buffer = frames[0]?.buffer;
    if (buffer === undefined) throw new Error('no frame');
    box.acknowledge(buffer);
    expect(steps).toHaveLength(502);
  });
});
