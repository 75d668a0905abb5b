// Search by likeness among 50,000 photos that are embedded: exact, in all dimensions of h.
import { figure } from './rows.mjs';
import { inPage } from './stages.mjs';

const photos = 50_000;
const dimensions = [64, 256];

/** Searches a round; the first of all is left out, while the engine's code is compiled. */
const searches = 5;

/** @type {import('./rows.mjs').Measure} */
export async function measure(stage, { rounds, progress }) {
  /** @type {import('./rows.mjs').Row[]} */
  const rows = [];
  await stage.start('search', 'ours');
  for (const d of dimensions) {
    progress(`${photos} × ${d}`);
    await stage.call('search', 'prepareSearch', { photos, d });
    /** @type {number[]} */
    const taken = [];
    for (let turn = 0; turn <= rounds * searches; turn++) {
      const { ms } = await stage.call('search', 'search', { photo: (turn * 7919) % photos });
      if (turn > 0) taken.push(ms);
    }
    rows.push({
      ...figure(`search of ${photos} photos × ${d}`, taken, 'ms'),
      target: { atMost: 100 },
    });
  }
  await stage.stop('search');
  return rows;
}

/** @type {import('./rows.mjs').Run} */
export const run = (page, options) => measure(inPage(page), options);
