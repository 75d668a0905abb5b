import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LikenessError } from '../../core/errors.ts';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import {
  batchNorm,
  conv,
  layersModelFiles,
  layersModelZip,
  POOL,
  type DrawnLayer,
} from '../../testing/layersModels.ts';
import { openModelZip } from './openModelZip.ts';

const refused = (layers: readonly DrawnLayer[], input?: (number | null)[]): (() => unknown) => {
  return () => openModelZip(layersModelZip(layers, input));
};
const relu: DrawnLayer = { name: 'relu', className: 'ReLU' };

/** What opening comes to: an encoder, or the code of a refusal; anything else is thrown on. */
function outcome(bytes: Uint8Array): string {
  try {
    return openModelZip(bytes).encoder.fingerprint;
  } catch (thrown) {
    if (thrown instanceof LikenessError && /^(bad|no-tfjs|unsupported)-/.test(thrown.code))
      return thrown.code;
    throw thrown;
  }
}

describe('a model from elsewhere', () => {
  it('is opened with its biases, ε, pools and rescaling', () => {
    const { encoder, weights, leftOut, step } = openModelZip(
      layersModelZip(
        [
          { name: 'to_unit', className: 'Rescaling', config: { scale: 1 / 255, offset: 0 } },
          conv('c1', 3, 8, { activation: 'relu' }),
          { name: 'mp', className: 'MaxPooling2D', config: { pool_size: [2, 2], padding: 'valid' } },
          { name: 'drop', className: 'Dropout', config: { rate: 0.5 } },
          conv('c2', 8, 4),
          batchNorm('b2', 4, { epsilon: 1e-3 }),
          { name: 'act', className: 'Activation', config: { activation: 'relu' } },
          POOL,
          {
            name: 'classes',
            className: 'Dense',
            config: { units: 10, activation: 'softmax' },
            weights: { kernel: [4, 10], bias: [10] },
          },
        ],
        [null, null, null, 3],
      ),
    );
    expect(encoder.imageSize).toBeNull();
    expect(step).toBeNull();
    expect(leftOut).toEqual(['classes', 'drop']);
    expect(encoder.layers).toEqual([
      { kind: 'rescale', name: 'to_unit', scale: 0.5, offset: 0.5 },
      { kind: 'conv', name: 'c1', filters: 8, kernel: 3, stride: 1, bias: true },
      { kind: 'relu', name: 'c1_relu' },
      { kind: 'maxPool', name: 'mp' },
      { kind: 'conv', name: 'c2', filters: 4, kernel: 3, stride: 1 },
      { kind: 'batchNorm', name: 'b2', relu: true },
      { kind: 'globalAveragePool', name: 'pool' },
    ]);
    // Weights run 0.1, 0.2 … 1: the bias of c2 goes into the running mean, the difference of the ε into the variance.
    const at = 9 * 3 * 8 + 8 + 9 * 8 * 4;
    const value = (index: number): number => ((index % 10) + 1) / 10;
    const [bias, mean, variance] = [at, at + 12, at + 16].map(value) as [number, number, number];
    expect(weights.statistics[0]).toBeCloseTo(mean - bias, 6);
    expect(weights.statistics[4]).toBeCloseTo(variance + 1e-3 - 1e-5, 6);
    expect(weights.parameters).toHaveLength(at + 8);
  });

  it('names the layer that does not fit, and says why', () => {
    const first = conv('c1', 3, 8);
    const only = (layer: DrawnLayer) => refused([first, layer, POOL]);
    expect(only({ name: 'dw1', className: 'DepthwiseConv2D' })).toThrow(
      /layer “dw1”, DepthwiseConv2D, is none of those known here: convolutions/,
    );
    expect(only(conv('c2', 8, 8, { kernel_size: [5, 5] }))).toThrow(/“c2”.*5×5; only 1×1 and 3×3/);
    expect(only(conv('c2', 8, 8, { padding: 'valid' }))).toThrow(/“c2”.*padding "valid"; only "same"/);
    expect(only(conv('c2', 8, 8, { strides: [3, 3] }))).toThrow(/stride of 3/);
    expect(only(conv('c2', 8, 8, { activation: 'elu' }))).toThrow(/activation "elu"/);
    expect(only(conv('c2', 4, 8))).toThrow(/kernel of layer “c2”.*3×3×4×8.*3×3×8×8/);
    expect(only({ name: 'r6', className: 'ReLU', config: { max_value: 6 } })).toThrow(/“r6”.*max_value 6/);
    expect(only({ name: 'cat', className: 'Concatenate', inputs: ['c1', 'in'] })).toThrow(
      /“cat”.*joins several/,
    );
    expect(only({ name: 'sum', className: 'Add', inputs: ['c1', 'c1'] })).toThrow(/“sum”/);
    expect(refused([first])).toThrow(/ends in a picture of 32×32×8/);
    expect(refused([first, POOL], [null, 224, 224, 3])).toThrow(/224 px; they can be 16 to 128 px/);
    expect(refused([first, POOL], [null, 28, 28, 1])).toThrow(/three colours/);
    expect(refused([first, { ...relu, inputs: ['ghost'] }, POOL])).toThrow(/“ghost”, which is not there/);
    expect(refused([first, { ...relu, inputs: ['pool'] }, { ...POOL, inputs: ['relu'] }])).toThrow(
      /in a circle/,
    );
  });

  it('refuses a wiring that a chain of blocks cannot be', () => {
    // The first convolution goes to a sum within its block, and to one beyond it.
    const dense = [
      conv('c1', 3, 8),
      conv('c2', 8, 8),
      { name: 'a1', className: 'Add', inputs: ['c2', 'c1'] },
      relu,
      conv('c3', 8, 8),
      { name: 'a2', className: 'Add', inputs: ['c3', 'c2'] },
      { ...relu, name: 'relu2' },
      POOL,
    ];
    expect(refused(dense)).toThrow(expect.objectContaining({ code: 'unsupported-model' }));
    expect(refused(dense)).toThrow(/goes to several places/);
  });

  it('says which zip holds no model, or too many', () => {
    const files = layersModelFiles([conv('c1', 3, 8), POOL]);
    expect(() => openModelZip(zipSync({ 'photo.jpg': new Uint8Array(3) }))).toThrow(/no TensorFlow.js model/);
    const nested = Object.fromEntries(Object.entries(files).map(([path, data]) => [`deep/er/${path}`, data]));
    expect(openModelZip(zipSync(nested)).encoder.imageSize).toBe(32);
    expect(() => openModelZip(zipSync({ ...files, ...nested }))).toThrow(/2 TensorFlow.js models/);
    expect(() => openModelZip(zipSync({ 'model.json': files['model.json']! }))).toThrow(/w.bin are missing/);
    const short = { ...files, 'w.bin': files['w.bin']!.subarray(4) };
    expect(() => openModelZip(zipSync(short))).toThrow(/end before/);
    const climbing = strFromU8(files['model.json']!).replace('w.bin', '../w.bin');
    expect(() => openModelZip(zipSync({ ...files, 'model.json': strToU8(climbing) }))).toThrow(/outside/);
  });
});

describe('a damaged file', () => {
  const layers = [conv('c1', 3, 8), batchNorm('b1', 8), relu, POOL];
  const whole = layersModelZip(layers);
  const healthy = outcome(whole);

  it('is opened as it was or refused, whichever bits are flipped', () => {
    const random = new RandomStream(1, PURPOSE.sample);
    const outcomes = Array.from({ length: 60 }, () => {
      const bytes = Uint8Array.from(whole);
      for (let flips = 0; flips < 3; flips++) bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
      return outcome(bytes);
    });
    for (const found of new Set(outcomes)) expect([healthy, 'bad-zip', 'no-tfjs-model']).toContain(found);
    expect(outcomes).toContain('bad-zip');
  });

  it('is refused wherever it was cut off', () => {
    for (let part = 0; part < 20; part++) {
      expect(outcome(whole.subarray(0, Math.floor((whole.length * part) / 20)))).toBe('bad-zip');
    }
  });

  it('is refused with a code of ours whatever its model.json says', () => {
    const files = layersModelFiles(layers);
    const text = strFromU8(files['model.json']!);
    const random = new RandomStream(2, PURPOSE.sample);
    const places = [...text.matchAll(/"[^"]*"|-?\d+|null|\[\]|\{\}/g)];
    const others = ['null', '[]', '{}', '-1', '1e300', '"x"', 'true', '[[[]]]', '0', '3.5', '"__proto__"'];
    const outcomes = Array.from({ length: 120 }, () => {
      const place = places[random.below(places.length)]!;
      const other = others[random.below(others.length)]!;
      const mutated = `${text.slice(0, place.index)}${other}${text.slice(place.index + place[0].length)}`;
      return outcome(zipSync({ ...files, 'model.json': strToU8(mutated) }));
    });
    expect(new Set(outcomes).size).toBeGreaterThan(2);
  });
});
