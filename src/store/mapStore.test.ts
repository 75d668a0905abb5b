import { describe, expect, it, vi } from 'vitest';
import { mapFrame } from '../testing/mapFrame.ts';
import { MapStore, type MapFrame } from './mapStore.ts';

const paired = (runId: number, step: number, pairPositions: number[]): MapFrame =>
  mapFrame(runId, step, { pairPositions: Float32Array.from(pairPositions) });

/** The maps of one run, at these steps. */
function run(steps: readonly number[]): MapStore {
  const map = new MapStore();
  for (const step of steps) map.push(mapFrame(1, step));
  return map;
}

describe('the distance of views', () => {
  it('is compared with the first map of the same run', () => {
    const map = new MapStore();
    map.push(paired(1, 0, [0, 0, 3, 4, 1, 1, 1, 2]));
    expect(map.pairDistance()).toEqual({ now: 3, first: 3 });
    map.push(paired(1, 10, [0, 0, 0, 1, 0, 0, 1, 0]));
    expect(map.pairDistance()).toEqual({ now: 1, first: 3 });
    map.look(0);
    expect(map.pairDistance()).toEqual({ now: 3, first: 3 });
    map.push(paired(2, 0, [0, 0, 0, 2]));
    expect(map.pairDistance()).toEqual({ now: 2, first: 2 });
  });

  it('is none where no pairs are shown', () => {
    const map = new MapStore();
    map.push(paired(1, 0, []));
    expect(map.pairDistance()).toBeNull();
  });
});

describe('the maps of a run', () => {
  it('are at most sixty, spread over all of it, the first and the last among them', () => {
    const map = run(Array.from({ length: 1000 }, (_, at) => at * 5));
    const steps = map.maps().map(({ step }) => step);
    expect(steps).toHaveLength(60);
    expect([steps[0], steps.at(-1)]).toEqual([0, 4995]);
    const gaps = steps.slice(1).map((step, at) => step - steps[at]!);
    expect(Math.max(...gaps)).toBeLessThan((4 * 5000) / 60);
  });

  it('are told twice of a step and kept once', () => {
    expect(
      run([0, 5, 5])
        .maps()
        .map(({ step }) => step),
    ).toEqual([0, 5]);
  });

  it('can be looked back at while the run goes on, for as long as one likes', () => {
    const map = run([0, 5, 10]);
    map.look(1);
    for (let step = 15; step < 2000; step += 5) map.push(mapFrame(1, step));
    expect([map.frame()?.step, map.isLive()]).toEqual([5, false]);
    expect(map.maps()).toContain(map.frame());
  });

  it('are live again at the end', () => {
    const map = run([0, 5, 10]);
    map.look(0);
    map.look(2);
    map.push(mapFrame(1, 15));
    expect([map.frame()?.step, map.isLive()]).toEqual([15, true]);
  });

  it('begin anew with a run', () => {
    const map = run([0, 5, 10]);
    const heard = vi.fn();
    map.subscribe(heard);
    map.look(0);
    map.push(mapFrame(2, 0));
    expect([map.maps().length, map.frame()?.runId, heard.mock.calls.length]).toEqual([1, 2, 2]);
  });
});
