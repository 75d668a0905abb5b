import { describe, expect, it } from 'vitest';
import { JobBoard } from './jobs.ts';

/** Stands for the compiled module: notes which lane computed which unit with which parameters. */
function recorder(): { calls: number[][]; exports: WebAssembly.Exports } {
  const calls: number[][] = [];
  const adamw = (...call: number[]): number => calls.push(call);
  return { calls, exports: { adamw } };
}

describe('JobBoard', () => {
  it('hands out every unit once, in order, with the parameters of the job', () => {
    const board = JobBoard.create(true);
    const { calls, exports } = recorder();
    board.post('adamw', 3, [7, 0.5]);
    board.work(exports, 2);
    board.finish();
    expect(calls).toEqual([
      [0, 2, 7, 0.5],
      [1, 2, 7, 0.5],
      [2, 2, 7, 0.5],
    ]);
  });

  it('has nothing for a thread that comes too late, and all for the next job', () => {
    const board = JobBoard.create(true);
    const { calls, exports } = recorder();
    board.post('adamw', 2, [1]);
    board.work(exports, 0);
    new JobBoard(board.buffer).work(exports, 1);
    board.finish();
    expect(calls.map(([, lane]) => lane)).toEqual([0, 0]);
    board.post('adamw', 1, [2]);
    new JobBoard(board.buffer).work(exports, 1);
    board.finish();
    expect(calls.at(-1)).toEqual([0, 1, 2]);
  });

  it('lets units be done on either side of a job that is shared while it runs', () => {
    const board = JobBoard.create(true);
    const other = new JobBoard(board.buffer);
    const units: number[][] = [];
    const work = (lane: number, meanwhile: () => void): WebAssembly.Exports => ({
      adamw: (unit: number): void => {
        units.push([lane, unit]);
        meanwhile();
      },
    });
    board.post('adamw', 3, []);
    // The second thread comes while the first is at unit 0, and takes all that is left.
    board.work(
      work(0, () =>
        other.work(
          work(1, () => undefined),
          1,
        ),
      ),
      0,
    );
    board.finish();
    expect(units).toEqual([
      [0, 0],
      [1, 1],
      [1, 2],
    ]);
  });

  it('tells of a unit that failed on another thread, and goes on afterwards', () => {
    const board = JobBoard.create(true);
    const broken = {
      adamw: (): void => {
        throw new WebAssembly.RuntimeError('memory access out of bounds');
      },
    };
    board.post('adamw', 2, []);
    new JobBoard(board.buffer).work(broken, 1);
    expect(() => board.finish()).toThrow(/adamw/);
    const { calls, exports } = recorder();
    board.post('adamw', 1, []);
    board.work(exports, 0);
    board.finish();
    expect(calls).toHaveLength(1);
  });

  it('does not wait for ever for a thread that ended with a unit in hand', () => {
    const board = JobBoard.create(true);
    board.post('adamw', 2, []);
    const { exports } = recorder();
    // The thread took a unit, which the second word counts, and never says that it is done.
    Atomics.sub(new Int32Array(board.buffer), 1, 1);
    board.work(exports, 0);
    expect(() => board.finish(5)).toThrow(/a thread ended/);
    expect(() => board.post('adamw', 1, [])).toThrow(/a thread ended/);
  });

  it('refuses more parameters than it has room for', () => {
    expect(() => JobBoard.create(false).post('adamw', 1, new Array<number>(40).fill(0))).toThrow(RangeError);
  });
});
