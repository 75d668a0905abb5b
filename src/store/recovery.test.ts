import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Checkpoint } from '../core/checkpoint.ts';
import { message } from '../core/message.ts';
import type { RunBeginning } from '../protocol/engine.ts';
import { StudioHarness, settle } from '../testing/studioHarness.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A run that has told six steps and was kept after the fourth. */
async function running(): Promise<StudioHarness> {
  const page = new StudioHarness('#batch=8');
  await page.importPhotos(40);
  await page.startRun();
  page.engine.automatic.set('restore', () => undefined);
  page.engine.automatic.set('resume', () => undefined);
  page.emitSteps(1, 4);
  const checkpoint: Checkpoint = {
    settings: page.state.settings,
    step: 4,
    parameters: new Float32Array(2),
    statistics: new Float32Array(1),
    memory: { moments: new Float32Array(4), sharpness: null, queue: null },
  };
  page.engine.emit('checkpoint', { runId: 1, ...checkpoint });
  page.emitSteps(5, 2);
  return page;
}

const beginnings = (page: StudioHarness): RunBeginning[] => page.engine.paramsOf('train') as RunBeginning[];

it('goes on from the last checkpoint when the GPU is lost, and says so', async () => {
  const page = await running();
  page.engine.emit('deviceFailed', { code: 'device-lost', said: message('The GPU was lost.') });
  page.engine.terminated = false;
  await settle();
  expect(beginnings(page).map(({ from }) => from?.step)).toEqual([undefined, 4]);
  expect(page.state.recoveries).toEqual([{ code: 'device-lost', lostAt: 6, from: 4 }]);
  expect(page.state.run.phase).toBe('starting');
  expect(page.studio.metrics.last('step')).toBe(4);
  page.emitSteps(5, 2);
  page.engine.reply(page.engine.idsOf('train').at(-1)!, 'finished');
  await settle();
  expect(page.state).toMatchObject({ run: { phase: 'finished' }, model: { step: 6 } });
  page.studio.actions.downloadRunLog();
  const lines = page.savedText.trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { step?: number }).step)).toEqual([
    ...[undefined, 1, 2, 3, 4, undefined, 5, 6],
  ]);
});

it('turns again at the same steps what had been turned', async () => {
  const page = await running();
  page.engine.automatic.set('adjust', () => ({ step: 6 }));
  page.studio.actions.setSetting('temperature', 0.4);
  await vi.advanceTimersByTimeAsync(500);
  page.engine.crash('out of memory');
  page.engine.terminated = false;
  await settle();
  expect(beginnings(page).at(-1)?.turned).toMatchObject([{ step: 6, name: 'temperature', to: 0.4 }]);
});

it('gives a worker up in which a step threw', async () => {
  const page = await running();
  page.engine.refuse(page.engine.idsOf('train')[0]!, 'internal', 'boom');
  await settle();
  expect(page.engine.terminated).toBe(true);
  expect(page.state.run.phase).toBe('starting');
});

it('stays paused', async () => {
  const page = await running();
  page.studio.actions.pause();
  await settle();
  expect(page.state.run.phase).toBe('paused');
  page.engine.crash('out of memory');
  page.engine.terminated = false;
  await settle();
  expect(page.state.run.phase).toBe('paused');
  expect(beginnings(page)).toHaveLength(2);
});

it('gives up after three losses within a minute, and goes on with a smaller batch where the user says so', async () => {
  const page = await running();
  for (let loss = 0; loss < 3; loss++) {
    if (loss === 2) page.emitSteps(5, 2);
    page.engine.crash('out of memory');
    page.engine.terminated = false;
    await settle();
  }
  expect(page.state.run).toMatchObject({ phase: 'failed', code: 'worker-lost' });
  expect(beginnings(page)).toHaveLength(3);
  expect(page.studio.metrics.last('step')).toBe(6);
  page.studio.actions.goOn({ batchSize: 4 });
  await settle();
  expect(page.studio.metrics.last('step')).toBe(4);
  expect(page.state).toMatchObject({ settings: { batchSize: 4 }, formerRecoveries: 3 });
  expect(page.state.chosen).toContain('batchSize');
  expect(page.state.recoveries).toHaveLength(3);
  expect(page.engine.paramsOf('train').at(-1)).toMatchObject({
    from: { step: 4 },
    settings: { batchSize: 4 },
  });
  expect(page.state.run.phase).toBe('running');
});

it.each([undefined, 'wasm'] as const)('goes on by hand after steps that threw, on %s', async (backend) => {
  const page = await running();
  // Each worker that takes the place of another answers.
  page.engine.terminate = () => undefined;
  for (let loss = 0; loss < 3; loss++) {
    page.engine.refuse(page.engine.idsOf('train').at(-1)!, 'internal', 'boom');
    await settle();
  }
  expect(page.state.run).toMatchObject({ phase: 'failed', code: 'internal' });
  const count = beginnings(page).length;
  page.studio.actions.goOn(backend && { backend });
  await settle();
  expect(page.state.run.phase).not.toBe('failed');
  expect(beginnings(page)).toHaveLength(count + 1);
  // Two by itself; the third was lost before another step was told.
  expect(page.state.recoveries).toHaveLength(2);
});

it('begins nothing that the device has no memory for', async () => {
  const page = new StudioHarness('#batch=32');
  page.engine.automatic.set('open', () => ({
    ...{ backend: 'webgpu', adapter: 'Small', software: false, gigaflops: 90, mostBufferBytes: 1 << 20 },
  }));
  page.studio.openDevice();
  await page.importPhotos(80);
  await page.startRun();
  expect(page.state.run).toMatchObject({ phase: 'failed', code: 'out-of-memory' });
  expect(beginnings(page)).toEqual([]);
});

it('does not outlive what would come again', async () => {
  const page = await running();
  page.engine.refuse(page.engine.idsOf('train')[0]!, 'not-finite', 'The loss is no longer a number.');
  await settle();
  expect(page.state.run).toMatchObject({ phase: 'failed', code: 'not-finite' });
  expect(page.state.recoveries).toEqual([]);
});
