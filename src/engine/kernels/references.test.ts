import { describe, it } from 'vitest';
import { expectClose } from '../../testing/closeTo.ts';
import { randomValues } from '../../testing/random.ts';
import { batchNormGradientReference, batchNormReference } from './batchNorm/batchNorm.reference.ts';
import { contrastiveGradientReference, contrastiveReference } from './contrastive/contrastive.reference.ts';
import {
  conv2dFilterGradientReference,
  conv2dInputGradientReference,
  conv2dReference,
} from './conv2d/conv2d.reference.ts';
import { sameGeometry } from './conv2d/geometry.ts';

/** ∂/∂x of Σ weights · f(x), by central differences. */
function slopes(
  x: Float32Array,
  f: (x: Float32Array) => Float32Array,
  weights: Float32Array,
  step: number,
): number[] {
  const objective = (values: Float32Array): number =>
    f(values).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
  return Array.from(x, (value, at) => {
    const [ahead, behind] = [x.slice(), x.slice()];
    ahead[at] = value + step;
    behind[at] = value - step;
    return (objective(ahead) - objective(behind)) / (2 * step);
  });
}

describe.each([1, 2] as const)('the reference convolution, stride %i', (stride) => {
  const geometry = sameGeometry([1, 5, 4, 2], [3, 3, 2, 3], stride);
  const x = randomValues(1, 5 * 4 * 2);
  const filter = randomValues(2, 3 * 3 * 2 * 3);
  const weights = randomValues(3, geometry.outHeight * geometry.outWidth * 3);

  it('has the gradients that finite differences give', () => {
    const byInput = slopes(x, (values) => conv2dReference(values, filter, geometry), weights, 0.5);
    expectClose(conv2dInputGradientReference(weights, filter, geometry), byInput, 1e-5);
    const byFilter = slopes(filter, (values) => conv2dReference(x, values, geometry), weights, 0.5);
    expectClose(conv2dFilterGradientReference(x, weights, geometry), byFilter, 1e-5);
  });
});

describe.each([true, false])('the reference batch normalisation, relu %s', (relu) => {
  const x = randomValues(4, 12 * 3);
  const gamma = Float32Array.from(randomValues(5, 3), (value) => value + 2);
  // Far from where ReLU bends, for most values: a difference across the bend is no derivative.
  const beta = Float32Array.of(4, -4, 3);
  const weights = randomValues(6, 12 * 3);
  const epsilon = 1e-3;

  it('has the gradients that finite differences give', () => {
    const expected = batchNormGradientReference(weights, x, gamma, beta, epsilon, relu);
    const y = (values: Float32Array, g: Float32Array = gamma, b: Float32Array = beta): Float32Array =>
      batchNormReference(values, g, b, epsilon, relu).y;
    expectClose(
      expected.dx,
      slopes(x, (values) => y(values), weights, 1e-2),
      2e-3,
    );
    expectClose(
      expected.dGamma,
      slopes(gamma, (g) => y(x, g), weights, 1e-2),
      1e-3,
    );
    expectClose(
      expected.dBeta,
      slopes(beta, (b) => y(x, gamma, b), weights, 1e-2),
      1e-3,
    );
  });
});

describe.each([
  [true, false],
  [true, true],
  [false, false],
  [false, true],
])('the reference contrastive loss, cosine %s, decoupled %s', (cosine, decoupled) => {
  const d = 3;
  const z = randomValues(7, 6 * d);
  const options = { cosine, decoupled, temperature: 0.5, epsilon: 1e-12 };

  it('has the gradient that finite differences give', () => {
    const expected = contrastiveReference(z, d, options);
    const gradient = [0, 1, 2, 3, 4, 5].flatMap((i) => [
      ...contrastiveGradientReference(z, d, options, expected, i),
    ]);
    const loss = (values: Float32Array): Float32Array =>
      Float32Array.of(contrastiveReference(values, d, options).loss);
    expectClose(gradient, slopes(z, loss, Float32Array.of(1), 1e-2), 2e-3);
  });
});
