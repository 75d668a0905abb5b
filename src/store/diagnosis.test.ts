import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { diagnosisReport } from '../core/diagnosis.ts';
import { message } from '../core/message.ts';
import { StudioHarness } from '../testing/studioHarness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const ENGINE = {
  tensors: 12,
  tensorBytes: 2 ** 20,
  gpuBytes: 3 * 2 ** 20,
  limits: { maxBufferSize: 1024 },
  features: ['shader-f16'],
  host: { processors: 2, isolated: true, threads: 1 },
};

const KEPT = {
  generations: [
    { step: 120, bytes: 5 * 2 ** 20 },
    { step: null, bytes: null },
  ],
  photoBytes: 7 * 2 ** 20,
};

it('a report tells of device, memory, what is kept and errors, and names no photo, folder or file', async () => {
  const harness = new StudioHarness('#seed=7');
  harness.engine.automatic.set('diagnose', () => ENGINE);
  harness.keeper.automatic.set('sizes', () => KEPT);
  harness.studio.openDevice();
  await harness.importPhotos(6);
  const secret = 'passport of Ada';
  const { state } = harness.studio;
  state.setState({
    skipped: [{ path: `${secret}/scan.pdf`, reason: message('is empty') }],
    download: { phase: 'failed', message: message('“{file}” could not be saved.', { file: secret }) },
  });
  const report = diagnosisReport(await harness.studio.actions.diagnose());
  for (const part of ['SwiftShader', 'Tensors: 12', 'GPU memory: 3.000 MB', 'maxBufferSize 1024', 'seed=7'])
    expect(report).toContain(part);
  for (const part of ['  step 120: 5.000 MB', '  damaged', '  photos: 7.000 MB'])
    expect(report).toContain(part);
  expect(report).toContain('download: “…” could not be saved.');
  const { photos } = state.getState();
  expect(photos.length).toBe(6);
  for (const name of [secret, ...photos.map(({ path }) => path)]) expect(report).not.toContain(name);
});

it('a worker that does not answer is told of as silent', async () => {
  const harness = new StudioHarness();
  harness.studio.openDevice();
  await vi.advanceTimersByTimeAsync(1);
  const diagnosis = harness.studio.actions.diagnose();
  await vi.advanceTimersByTimeAsync(6000);
  expect(diagnosisReport(await diagnosis)).toContain('Engine: does not answer');
});
