// Whether a step takes longer when there are more photos to draw from.
import { gpuMode } from '../vulkan.mjs';
import { figure, median, ratio } from './rows.mjs';
import { inPage } from './stages.mjs';

const few = { name: '1,000 photos', photos: 1000 };
const many = { name: '50,000 photos', photos: 50_000 };

/** A GPU takes many steps between two readings of the clock. */
const steps = gpuMode() === 'hardware' ? 600 : 6;

/** The first steps compile, and fill tfjs's pool of buffers. */
const skipped = steps / 3;

/** @type {import('./rows.mjs').Measure} */
export async function measure(stage, { views, rounds, progress }) {
  /** @type {Map<string, { stepMs: number[], wallMs: number[] }>} */
  const taken = new Map();
  for (const { name, photos } of [few, many]) {
    progress(`making ${name}`);
    await stage.start(name, 'ours');
    await stage.call(name, 'prepareRun', { backend: 'webgpu', photos, views, imageSize: 32 });
    taken.set(name, { stepMs: [], wallMs: [] });
  }
  for (let round = 1; round <= rounds; round++) {
    for (const [name, { stepMs, wallMs }] of taken) {
      progress(`round ${round} of ${rounds}: ${name}`);
      const { value } = await stage.call(name, 'run', { steps });
      stepMs.push(median(value.stepMs.slice(skipped)));
      wallMs.push(value.wallMs);
    }
  }
  for (const name of taken.keys()) await stage.stop(name);
  const of = (/** @type {{ name: string }} */ { name }) => taken.get(name) ?? { stepMs: [], wallMs: [] };
  return [
    ratio(`a step at ${many.name} ÷ at ${few.name}`, of(many).stepMs, of(few).stepMs, { atMost: 1.05 }),
    figure(`a step at ${few.name}`, of(few).stepMs, 'ms'),
    figure(`a step at ${many.name}`, of(many).stepMs, 'ms'),
    ratio(`a run of ${steps} steps with its maps`, of(many).wallMs, of(few).wallMs),
  ];
}

/** @type {import('./rows.mjs').Run} */
export const run = (page, options) => measure(inPage(page), options);
