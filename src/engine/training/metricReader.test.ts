import { setImmediate } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { MetricReader } from './metricReader.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** A reader whose clock is turned by hand. */
function readerAt(batchSize: number): { reader: MetricReader; pass: (ms: number) => void } {
  let nowMs = 0;
  return { reader: new MetricReader(batchSize, () => nowMs), pass: (ms) => (nowMs += ms) };
}

const metricsOf = (loss: number): tf.Tensor1D => tf.tensor1d([loss, 0.5, 0.75, 2, 0.2]);

describe('MetricReader', () => {
  it('tells of each step what was measured in it, and how long it took', async () => {
    const { reader, pass } = readerAt(64);
    pass(20);
    reader.add(metricsOf(4), 1, 0.001);
    const [row] = await reader.drain();
    expect(row).toMatchObject({
      step: 1,
      loss: 4,
      top1: 0.5,
      top5: 0.75,
      gradientNorm: 2,
      learningRate: 0.001,
    });
    expect(row).toMatchObject({ stepMs: 20, imagesPerSecond: 3200 });
  });

  it('divides the time among readings that come together', async () => {
    const { reader, pass } = readerAt(16);
    for (const step of [1, 2, 3, 4]) {
      pass(10);
      reader.add(metricsOf(step), step, 0.1);
    }
    const rows = await reader.drain();
    expect(rows.map(({ loss }) => loss)).toEqual([1, 2, 3, 4]);
    expect(rows.map(({ stepMs }) => stepMs)).toEqual([10, 10, 10, 10]);
  });

  it('gives readings that came while another was awaited along with it', async () => {
    const { reader, pass } = readerAt(16);
    pass(50);
    reader.add(metricsOf(1), 1, 0.1);
    reader.add(metricsOf(2), 2, 0.1);
    await setImmediate(); // what is read lies in a turn of its own
    expect((await reader.next()).map(({ step, stepMs }) => [step, stepMs])).toEqual([
      [1, 25],
      [2, 25],
    ]);
    expect(await reader.next()).toEqual([]);
  });

  it('counts to when a reading came, not to when someone asked for it', async () => {
    const { reader, pass } = readerAt(16);
    pass(10);
    reader.add(metricsOf(1), 1, 0.1);
    await setImmediate(); // what is read lies in a turn of its own
    pass(30);
    reader.add(metricsOf(2), 2, 0.1);
    expect(await reader.next()).toMatchObject([{ step: 1, stepMs: 10 }]);
    expect(await reader.drain()).toMatchObject([{ step: 2, stepMs: 30 }]);
  });

  it('leaves out time that other work took', async () => {
    const { reader, pass } = readerAt(16);
    pass(300);
    reader.skipTime(300);
    pass(8);
    reader.add(metricsOf(1), 1, 0.1);
    expect(await reader.drain()).toMatchObject([{ stepMs: 8, imagesPerSecond: 2000 }]);
  });

  it('does not take what came while other work was done for work of no time', async () => {
    const { reader, pass } = readerAt(16);
    pass(10);
    reader.add(metricsOf(1), 1, 0.1);
    await reader.drain();
    pass(10);
    reader.add(metricsOf(2), 2, 0.1);
    pass(200); // the last map of a run that is stopped
    await setImmediate(); // what is read lies in a turn of its own
    pass(100);
    reader.skipTime(300);
    expect(await reader.drain()).toMatchObject([{ step: 2, stepMs: 10, imagesPerSecond: 1600 }]);
  });

  it('lets what comes at once after others share the time with them', async () => {
    const { reader, pass } = readerAt(16);
    pass(60);
    reader.add(metricsOf(1), 1, 0.1);
    reader.add(metricsOf(2), 2, 0.1);
    await reader.next();
    pass(0.4);
    reader.add(metricsOf(3), 3, 0.1);
    const [row] = await reader.drain();
    expect(row!.stepMs).toBeCloseTo(60.4 / 3);
  });

  it('passes on what broke the device', async () => {
    const { reader } = readerAt(16);
    vi.spyOn(tf.Tensor.prototype, 'data').mockRejectedValueOnce(new Error('lost'));
    reader.add(metricsOf(1), 1, 0.1);
    await expect(reader.drain()).rejects.toThrow('lost');
  });

  it('passes on a failure in taking a reading in, which would else be missing for good', async () => {
    const now = vi.fn(() => 0);
    const reader = new MetricReader(16, now);
    reader.add(metricsOf(1), 1, 0.1);
    now.mockImplementation(() => {
      throw new Error('the clock is broken');
    });
    await expect(reader.next()).rejects.toThrow('the clock is broken');
  });
});
