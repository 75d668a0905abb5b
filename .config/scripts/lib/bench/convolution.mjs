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

const variants = [
  { variant: 'Likeness product', worker: 'ours' },
  { variant: 'tfjs matMul', worker: 'ours' },
  { variant: 'tfjs matMul, packed', worker: 'ours' },
  { variant: 'jax-js matmul', worker: 'jax' },
];

const gigaflops = (/** @type {number} */ multiplyAdds, /** @type {number} */ ms) =>
  (2 * multiplyAdds) / ms / 1e6;

/**
 * @param {readonly ConvolutionTiming[]} timings
 * @param {(timing: ConvolutionTiming) => boolean} which
 */
function rate(timings, which) {
  const chosen = timings.filter(which);
  const total = (/** @type {'multiplyAdds' | 'ms'} */ key) =>
    chosen.reduce((sum, timing) => sum + timing[key], 0);
  return gigaflops(total('multiplyAdds'), total('ms'));
}

/**
 * Starts who multiplies; jax-js may find no WebGPU where we do, as in Node.
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
  return variants.filter(({ worker }) => withJax || worker !== 'jax');
}

/** @type {import('./rows.mjs').Measure} */
export async function measure(stage, { views, rounds, progress }) {
  const sampleMs = 60;
  const running = await open(stage);
  /** @type {ConvolutionTiming[][]} */
  const convolutions = [];
  /** @type {Map<string, number[]>} rates of each variant at each shape, one a round */
  const products = new Map();
  for (let round = 1; round <= rounds; round++) {
    progress(`round ${round} of ${rounds}: convolutions`);
    const { value } = await stage.call('ours', 'convolutions', { views, imageSize: 32, sampleMs });
    convolutions.push([...value]);
    for (const { variant, worker } of running) {
      progress(`round ${round} of ${rounds}: ${variant}`);
      for (const shape of shapes) {
        const { value: ms } = await stage.call(worker, 'product', { variant, shape, sampleMs });
        const name = `${variant}, ${shape.n} × ${shape.k} × ${shape.m}`;
        products.set(name, [...(products.get(name) ?? []), gigaflops(shape.n * shape.k * shape.m, ms)]);
      }
    }
  }
  await stage.stop('ours');
  await stage.stop('jax');
  const rows = [...products].map(([name, rates]) => figure(name, rates, 'GFLOP/s'));
  const best = rows.reduce((a, b) => ((b.value ?? 0) > (a.value ?? 0) ? b : a));
  const overall = convolutions.map((timings) => rate(timings, () => true));
  const target = { atLeast: 0.6 };
  return [
    {
      ...ratio('convolutions ÷ best matrix product', overall, products.get(best.name) ?? [], target),
      note: `best: ${best.name}`,
    },
    figure('convolutions of R1, all passes', overall, 'GFLOP/s'),
    ...['forward', 'filter gradient', 'input gradient'].map((pass) =>
      figure(
        pass,
        convolutions.map((timings) => rate(timings, (timing) => timing.pass === pass)),
        'GFLOP/s',
      ),
    ),
    ...layers(convolutions),
    ...rows,
  ];
}

/**
 * @param {readonly ConvolutionTiming[][]} convolutions
 * @returns {Row[]}
 */
function layers(convolutions) {
  const [first = []] = convolutions;
  return first.map(({ layer, pass, multiplyAdds }, at) =>
    figure(
      `${layer}, ${pass}`,
      convolutions.map((timings) => gigaflops(multiplyAdds, timings[at]?.ms ?? NaN)),
      'GFLOP/s',
    ),
  );
}

/** @type {import('./rows.mjs').Run} */
export const run = (page, options) => measure(inPage(page), options);
