import { describe, expect, it } from 'vitest';
import { PixelBudget } from './pixelBudget.ts';

const { signal } = new AbortController();

/** Work that ends when told to. */
function start(budget: PixelBudget, pixels: number, name: string, log: string[], stop = signal) {
  let finish = (): void => undefined;
  const held = new Promise<void>((resolve) => (finish = resolve));
  const done = budget.run(pixels, stop, async () => {
    log.push(name);
    await held;
  });
  return { finish: () => finish(), done };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('PixelBudget', () => {
  it('never lets more in than it has, and lets them in in order', async () => {
    const budget = new PixelBudget(10);
    const log: string[] = [];
    const first = start(budget, 6, 'first', log);
    const second = start(budget, 6, 'second', log);
    const third = start(budget, 1, 'third', log);
    await settled();
    expect(log).toEqual(['first']);
    first.finish();
    await settled();
    expect(log).toEqual(['first', 'second', 'third']);
    second.finish();
    third.finish();
    await Promise.all([first.done, second.done, third.done]);
  });

  it('lets in alone what is larger than all of it', async () => {
    const budget = new PixelBudget(10);
    const log: string[] = [];
    const small = start(budget, 1, 'small', log);
    const huge = start(budget, 1000, 'huge', log);
    await settled();
    expect(log).toEqual(['small']);
    small.finish();
    await settled();
    expect(log).toEqual(['small', 'huge']);
    huge.finish();
    await huge.done;
  });

  it('gives room back after a failure', async () => {
    const budget = new PixelBudget(1);
    await expect(budget.run(1, signal, () => Promise.reject(new Error('odd')))).rejects.toThrow('odd');
    await expect(budget.run(1, signal, () => Promise.resolve('next'))).resolves.toBe('next');
  });

  it('starts nothing that was cancelled while it waited', async () => {
    const budget = new PixelBudget(1);
    const log: string[] = [];
    const controller = new AbortController();
    const first = start(budget, 1, 'first', log);
    const second = start(budget, 1, 'second', log, controller.signal);
    controller.abort();
    first.finish();
    await expect(second.done).rejects.toMatchObject({ code: 'aborted' });
    expect(log).toEqual(['first']);
  });
});
