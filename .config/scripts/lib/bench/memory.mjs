// Whether a long run goes on taking memory on the GPU.
import { median } from './rows.mjs';
import { inPage } from './stages.mjs';

const early = 100;
const late = 2000;

/** Memory rises and falls within a step's reach as readings come and go; so many steps show its middle. */
const window = 20;

/** @type {import('./rows.mjs').Measure} */
export async function measure(stage, { progress }) {
  await stage.start('run', 'ours');
  await stage.call('run', 'prepareRun', {
    backend: 'webgpu',
    photos: 64,
    views: 8,
    imageSize: 16,
    // A checkpoint needs buffers of its own, once. Runs take one every ten seconds; here one comes early
    // whatever the adapter's speed, so that it is part of both readings.
    pauseAfter: early / 2,
  });
  progress(`${late} small steps`);
  const { value } = await stage.call('run', 'run', { steps: late });
  await stage.stop('run');
  const after = (/** @type {number} */ step) => value.gpuBytes.slice(step - window, step);
  const [before, then] = [after(early), after(late)];
  const megabytes = (/** @type {number[]} */ bytes) => median(bytes) / 2 ** 20;
  return [
    {
      name: `GPU memory after ${late} steps ÷ after ${early}`,
      value: median(then) / median(before),
      unit: '×',
      min: Math.min(...then) / median(before),
      max: Math.max(...then) / median(before),
      target: { atMost: 1.02 },
    },
    { name: `after ${early} steps`, value: megabytes(before), unit: 'MB' },
    { name: `after ${late} steps`, value: megabytes(then), unit: 'MB' },
  ];
}

/** @type {import('./rows.mjs').Run} */
export const run = (page, options) => measure(inPage(page), options);
