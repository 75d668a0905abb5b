import { makePhotoFolder } from '../support/photoFolder.ts';
import { expect, test } from '../support/test.ts';

test('WebGPU, WebAssembly, WebGL and the processor train alike from the same seed', async ({
  studio,
  page,
}, info) => {
  const folder = info.outputPath('photos');
  const losses: Record<string, number[]> = {};
  for (const backend of ['webgpu', 'wasm', 'webgl', 'cpu'] as const) {
    const tiny = { encoder: 'tiny', size: 16, batch: 4, steps: 2 };
    await studio.open({ ...tiny, loss: 'nt-xent', seed: 5, backend, tune: 'off' });
    await page.reload();
    if (backend === 'webgpu') await makePhotoFolder(page, folder, 4);
    await studio.chooseFolder(folder);
    await studio.start();
    await studio.finished();
    losses[backend] = (await studio.downloadRunLog()).rows.map((row) => row.loss);
    page.once('dialog', (dialog) => void dialog.accept());
  }
  for (const backend of ['wasm', 'webgl', 'cpu']) {
    for (const [at, loss] of (losses['webgpu'] ?? []).entries()) {
      const difference = Math.abs((losses[backend]?.[at] ?? NaN) - loss);
      expect(difference, `${backend}, step ${at + 1}`).toBeLessThan(1e-3);
    }
  }
});
