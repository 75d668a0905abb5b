// How much of a step's work is making its views.
import { figure, median } from './rows.mjs';
import { inPage } from './stages.mjs';

/** @type {import('./rows.mjs').Measure} */
export async function measure(stage, { views, rounds, progress }) {
  await stage.start('views', 'ours');
  await stage.call('views', 'prepareViews', { backend: 'webgpu', photos: 1000, views, imageSize: 32 });
  /** @type {number[]} */
  const making = [];
  /** @type {number[]} */
  const training = [];
  for (let round = 1; round <= rounds; round++) {
    progress(`round ${round} of ${rounds}`);
    const { value } = await stage.call('views', 'viewsAndStep', { sampleMs: 100 });
    making.push(value.viewsMs);
    training.push(value.stepMs);
  }
  await stage.stop('views');
  const shares = making.map((ms, round) => (100 * ms) / (ms + (training[round] ?? NaN)));
  const value = (100 * median(making)) / (median(making) + median(training));
  return [
    { ...figure('making the views ÷ (views + step)', shares, '%'), value, target: { atMost: 5 } },
    figure('making the views', making, 'ms'),
    figure('a step without them', training, 'ms'),
  ];
}

/** @type {import('./rows.mjs').Run} */
export const run = (page, options) => measure(inPage(page), options);
