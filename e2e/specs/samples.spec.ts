import { expectModelComputesAsThePage } from '../support/modelCheck.ts';
import { expect, test } from '../support/test.ts';
import { expectLearning } from '../support/learning.ts';

test('sample pictures: two clicks to a map that moves, and a model that works elsewhere', async ({
  studio,
}) => {
  await studio.open({
    encoder: 'tiny',
    loss: 'nt-xent',
    temperature: 0.2,
    size: 32,
    batch: 32,
    steps: 60,
    seed: 1,
  });
  await studio.useSamples();
  await expect(studio.importStatus).toContainText('600 photos ready');
  await studio.start();
  await expect(studio.deviceStatus).toContainText(/^(WebGPU|WebAssembly) · /);
  await expect(studio.map).toBeVisible();
  await studio.reachStep(2);
  await expect(studio.trainingStatus).toContainText(/step [\d,]+ of 60/);
  await expect(studio.trainingStatus).toContainText(/loss \d\.\d{3}/);
  await expect(studio.page.getByRole('figure', { name: 'Loss' })).toBeVisible();
  await studio.finished();

  const files = await studio.downloadModel();
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['README.md', 'config.json', 'tfjs/model.json', 'tfjs/weights.bin', 'run.jsonl']),
  );
  await expectModelComputesAsThePage(files);
  expectLearning((await studio.downloadRunLog()).rows, 60, 32);
});
