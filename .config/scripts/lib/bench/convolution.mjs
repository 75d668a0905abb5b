// How fast our convolutions are, beside the best matrix product that anything reaches on the same adapter.
import { figure, ratio } from './rows.mjs';
import { inPage } from './stages.mjs';

/**
 * @typedef {import('./rows.mjs').Row} Row
 * @typedef {import('../../../../e2e/bench/tasks.ts').ConvolutionTiming} ConvolutionTiming
 * @typedef {import('../../../../e2e/bench/tasks.ts').ProductShape} ProductShape
 */

/** Shapes at which one or the other variant is at its best; the last is a convolution's, tall and narrow. */
const shapes = [
  { n: 256, k: 256, m: 256 },
  { n: 512, k: 512, m: 512 },
  { n: 1024, k: 1024, m: 1024 },
  { n: 16_384, k: 288, m: 64 },
];

/** @type {{ variant: string, worker: 'ours' | 'jax' }[]} */
const variants = [
  { variant: 'Likeness product', worker: 'ours' },
  { variant: 'tfjs matMul', worker: 'ours' },
  { variant: 'tfjs matMul, packed', worker: 'ours' },
  { variant: 'jax-js matmul', worker: 'jax' },
];

/** Products that reach this share of the fastest, each timed once, stay in the race. */
const inTheRace = 0.6;

const sampleMs = 60;

/** @typedef {{ multiplyAdds: number, ms: number }} Work */

/** 10⁹ multiplications and additions a second, of all the work together. @param {readonly Work[]} work */
function rate(work) {
  const total = (/** @type {keyof Work} */ key) => work.reduce((sum, part) => sum + part[key], 0);
  return (2 * total('multiplyAdds')) / total('ms') / 1e6;
}

/**
 * Starts who multiplies, and gives back every product that can be timed. jax-js may find no WebGPU where we do.
 * @param {import('./stages.mjs').Stage} stage
 */
async function open(stage) {
  await stage.start('ours', 'ours');
  await stage.call('ours', 'openBackend', { backend: 'webgpu' });
  await stage.start('jax', 'jax');
  const withJax = await stage.call('jax', 'openBackend', { backend: 'webgpu' }).then(
    () => true,
    () => false,
  );
  return variants
    .filter(({ worker }) => withJax || worker !== 'jax')
    .flatMap(({ variant, worker }) =>
      shapes.map((shape) => ({
        name: `${variant}, ${shape.n} × ${shape.k} × ${shape.m}`,
        time: async () => {
          const { value: ms } = await stage.call(worker, 'product', { variant, shape, sampleMs });
          return { multiplyAdds: shape.n * shape.k * shape.m, ms };
        },
      })),
    );
}

/** @type {import('./rows.mjs').Measure} */
export async function measure(stage, { views, rounds, progress }) {
  const scouted = [];
  for (const product of await open(stage)) {
    progress(product.name);
    scouted.push({ ...product, rate: rate([await product.time()]) });
  }
  scouted.sort((a, b) => b.rate - a.rate);
  const least = inTheRace * (scouted[0]?.rate ?? 0);
  const fastest = scouted
    .filter((product) => product.rate >= least)
    .map((product) => ({ ...product, rates: /** @type {number[]} */ ([]) }));
  /** @type {ConvolutionTiming[][]} one list a round */
  const convolutions = [];
  for (let round = 1; round <= rounds; round++) {
    progress(`round ${round} of ${rounds}`);
    /** @type {ConvolutionTiming[]} */
    const timings = [];
    /** @type {Work[][]} */
    const products = fastest.map(() => []);
    // A layer, then the products, then the next layer: a machine's mood changes within a round.
    for (let index = 0; ; index++) {
      const argument = { views, imageSize: 32, index, sampleMs };
      const { value: layer } = await stage.call('ours', 'convolution', argument);
      if (layer.length === 0) break;
      timings.push(...layer);
      for (const [at, product] of fastest.entries()) products[at]?.push(await product.time());
    }
    convolutions.push(timings);
    for (const [at, { rates }] of fastest.entries()) rates.push(rate(products[at] ?? []));
  }
  await stage.stop('ours');
  await stage.stop('jax');
  return report(
    convolutions,
    fastest,
    scouted.filter((product) => product.rate < least),
  );
}

/**
 * @param {readonly ConvolutionTiming[][]} rounds
 * @param {readonly { name: string, rates: number[] }[]} fastest
 * @param {readonly { name: string, rate: number }[]} others
 * @returns {Row[]}
 */
function report(rounds, fastest, others) {
  const figureOf = (
    /** @type {string} */ name,
    /** @type {(timing: ConvolutionTiming) => boolean} */ which,
  ) =>
    figure(
      name,
      rounds.map((timings) => rate(timings.filter(which))),
      'GFLOP/s',
    );
  const products = fastest.map(({ name, rates }) => ({ rates, row: figure(name, rates, 'GFLOP/s') }));
  const best = products.reduce((a, b) => ((b.row.value ?? 0) > (a.row.value ?? 0) ? b : a));
  const overall = rounds.map((timings) => rate(timings));
  const [first = []] = rounds;
  return [
    {
      ...ratio('convolutions ÷ best matrix product', overall, best.rates, { atLeast: 0.6 }),
      note: `best: ${best.row.name}`,
    },
    figureOf('convolutions of R1, all passes', () => true),
    ...['forward', 'filter gradient', 'input gradient'].map((pass) =>
      figureOf(pass, (timing) => timing.pass === pass),
    ),
    ...first.map(({ layer, pass }) =>
      figureOf(`${layer}, ${pass}`, (timing) => timing.layer === layer && timing.pass === pass),
    ),
    ...products.map(({ row }) => row),
    ...others.map(({ name, rate: value }) => ({ name, value, unit: 'GFLOP/s', note: 'timed once' })),
  ];
}

/** @type {import('./rows.mjs').Run} */
export const run = (page, options) => measure(inPage(page), options);
