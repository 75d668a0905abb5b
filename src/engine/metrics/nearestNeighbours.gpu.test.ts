import { describe, expect, it } from 'vitest';
import { useDevice } from '../../testing/device.ts';
import metrics from '../../testing/reference/metrics.json' with { type: 'json' };
import {
  leaveOneOutAccuracy,
  neighbourAccuracy,
  neighbourTable,
  sharedNeighbours,
} from './nearestNeighbours.ts';

const breathe = (): Promise<void> => Promise.resolve();

describe.each(['webgpu', 'wasm', 'cpu'] as const)('neighbours on %s', (backend) => {
  useDevice(backend);

  it.each(metrics.cases.map((c) => [c.name, c] as const))('%s: vote as in the reference', async (_, c) => {
    const all = {
      rows: { values: c.inputs.z0.data, d: c.inputs.z0.shape[1] ?? 0 },
      labels: c.inputs.labels,
    };
    expect(await leaveOneOutAccuracy(all, { k: 5, classes: 4 }, breathe)).toBeCloseTo(c.expected.knn, 9);
  });

  it('a test set is told by its nearest training photos', async () => {
    const train = { rows: { values: [1, 0, 0.9, 0.1, 0, 1], d: 2 }, labels: [0, 0, 1] };
    const rows = { values: [5, 1, 0, 2], d: 2 };
    const vote = { k: 1, classes: 2 };
    expect(await neighbourAccuracy(train, { rows, labels: [0, 1] }, vote, breathe)).toBe(1);
    expect(await neighbourAccuracy(train, { rows, labels: [1, 1] }, vote, breathe)).toBe(0.5);
  });

  it('a photo is not told by its copy', async () => {
    const rows = { values: [1, 0, 1, 0.01, 0.9, 0.4, 0.9, 0.41], d: 2 };
    const all = { rows, labels: [0, 0, 1, 1] };
    const vote = { k: 1, classes: 2 };
    expect(await leaveOneOutAccuracy(all, vote, breathe)).toBe(1);
    expect(await leaveOneOutAccuracy({ ...all, groups: [7, 7, 9, 9] }, vote, breathe)).toBe(0);
    expect(await leaveOneOutAccuracy({ ...all, groups: [7, 7, -1, -1] }, vote, breathe)).toBe(0.5);
  });

  it('more rows than one chunk', async () => {
    const labels = Array.from({ length: 150 }, (_, row) => row % 3);
    const values = labels.flatMap((label, row) => [
      Math.cos(label + row / 1000),
      Math.sin(label + row / 1000),
    ]);
    const all = { rows: { values, d: 2 }, labels };
    expect(await leaveOneOutAccuracy(all, { k: 5, classes: 3 }, breathe)).toBe(1);
  });

  it('lists the nearest of all rows, and how many of them two lists share', async () => {
    const at = (...degrees: number[]) => ({
      values: degrees.flatMap((a) => [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)]),
      d: 2,
    });
    const before = await neighbourTable(at(0, 10, 30, 70), 2, breathe);
    expect([...before]).toEqual([1, 2, 0, 2, 1, 0, 2, 1]);
    const after = await neighbourTable(at(0, 10, 70, 30), 2, breathe);
    expect([...sharedNeighbours(before, after, 2)]).toEqual([0.5, 0.5, 0.5, 0.5]);
  });
});
