// What one step of a run, as the product runs it, sends to the GPU; the map's share is left out.
import { figure } from './rows.mjs';
import { inPage } from './stages.mjs';

const steps = 8;

/** Not yet steady: tfjs uploads constants and fills its pool of buffers. */
const skipped = 2;

/** @type {import('./rows.mjs').Measure} */
export async function measure(stage, { views, progress }) {
  await stage.start('run', 'ours');
  await stage.call('run', 'prepareRun', { backend: 'webgpu', photos: 1000, views, imageSize: 32 });
  progress(`${steps} steps`);
  const { value } = await stage.call('run', 'run', { steps });
  await stage.stop('run');
  const steady = value.traffic.filter(({ step }) => step > skipped);
  const dispatches = steady.map((step) => step.dispatches);
  const kilobytes = steady.map((step) => step.uploadBytes / 1024);
  return [
    {
      ...figure('dispatches a step', dispatches, ''),
      target: { atMost: 150 },
      note: `${steady.length} steps`,
    },
    { ...figure('upload a step', kilobytes, 'KB'), target: { atMost: 64 } },
  ];
}

/** @type {import('./rows.mjs').Run} */
export const run = (page, options) => measure(inPage(page), options);
