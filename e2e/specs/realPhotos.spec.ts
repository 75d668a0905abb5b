import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expectLearning } from '../support/learning.ts';
import { expectModelComputesAsThePage } from '../support/modelCheck.ts';
import { expect, test } from '../support/test.ts';

const folder = path.resolve(import.meta.dirname, '../../../shared/data/photos');

// Elsewhere than on our own machines the photos may be missing; in CI their absence is a failure.
if (existsSync(folder) || process.env['CI'] !== undefined) {
  test('240 real photos: imported, trained on, taken home', async ({ studio }) => {
    await studio.open({
      encoder: 'tiny',
      loss: 'nt-xent',
      temperature: 0.2,
      size: 32,
      batch: 32,
      steps: 60,
      seed: 1,
    });
    await studio.chooseFolder(folder);
    await expect(studio.importStatus).toContainText('240 photos ready');
    await studio.start();
    await studio.finished();
    const files = await studio.downloadModel();
    await expectModelComputesAsThePage(files);
    const { rows } = await studio.downloadRunLog();
    expectLearning(rows, 60, 32);
  });
}
