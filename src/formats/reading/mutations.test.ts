import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../core/architecture/encoders.ts';
import { LikenessError } from '../../core/errors.ts';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { batchNorm, conv, layersModelFiles, POOL, type DrawnLayer } from '../../testing/layersModels.ts';
import { openModelZip } from './openModelZip.ts';

const MUTATIONS = 1000;
/** No single file may keep the page waiting, however it was made. */
const LONGEST_MS = 2000;

/** A residual block, so that wiring has something to lose its way in. */
const LAYERS: readonly DrawnLayer[] = [
  conv('c1', 3, 8),
  batchNorm('b1', 8),
  { name: 'r1', className: 'ReLU' },
  conv('c2', 8, 8),
  batchNorm('b2', 8),
  { name: 'add', className: 'Add', inputs: ['b2', 'r1'] },
  { name: 'r2', className: 'ReLU', inputs: ['add'] },
  POOL,
];
const FILES: Readonly<Record<'model.json' | 'w.bin' | 'config.json', Uint8Array>> = {
  ...(layersModelFiles(LAYERS) as Record<'model.json' | 'w.bin', Uint8Array>),
  'config.json': strToU8(
    JSON.stringify({ format: 'likeness-model', trainedSteps: 3, ...ARCHITECTURES.tiny }),
  ),
};
const WHOLE = zipSync(FILES);
const HEALTHY = openModelZip(WHOLE).encoder.fingerprint;

const VALUES = [
  'null',
  '[]',
  '{}',
  '-1',
  '0',
  '1e300',
  '1e7',
  '3.5',
  '"x"',
  '""',
  'true',
  '[[[]]]',
  '"__proto__"',
  '"constructor"',
];
const DEEP = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
const PATHS = [
  '../w.bin',
  '/w.bin',
  'a//b',
  'C:\\w.bin',
  'w.bin/',
  '.',
  'a/../../w.bin',
  'model.json\u0000',
  'x'.repeat(600),
];

type Mutation = (random: RandomStream) => Uint8Array;

const pick = <T>(random: RandomStream, items: readonly T[]): T => items[random.below(items.length)]!;
const withText = (name: keyof typeof FILES, text: string): Uint8Array =>
  zipSync({ ...FILES, [name]: strToU8(text) });

/** What can become of a zip on its way, or in the hands of somebody who means harm. */
const KINDS: Readonly<Record<string, Mutation>> = {
  'bits are flipped': (random) => {
    const bytes = WHOLE.slice();
    for (let flips = 0; flips <= random.below(8); flips++)
      bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
    return bytes;
  },
  'it is cut off': (random) => WHOLE.slice(0, random.below(WHOLE.length)),
  'a stretch is lost': (random) => {
    const at = random.below(WHOLE.length);
    return Uint8Array.from([...WHOLE.subarray(0, at), ...WHOLE.subarray(at + 1 + random.below(200))]);
  },
  'a stretch comes twice': (random) => {
    const at = random.below(WHOLE.length);
    return Uint8Array.from([...WHOLE.subarray(0, at + random.below(300)), ...WHOLE.subarray(at)]);
  },
  'its directory lies': (random) => {
    const bytes = WHOLE.slice();
    const view = new DataView(bytes.buffer);
    const start = view.getUint32(bytes.length - 6, true);
    const at = start + random.below(bytes.length - start - 4);
    view.setUint32(
      at,
      pick(random, [0, 1, 0xff, 0xffff, 0x7fffffff, 0xffffffff, random.below(2 ** 31)]),
      true,
    );
    return bytes;
  },
  'a value of its model is another': (random) => {
    const name = pick(random, ['model.json', 'model.json', 'model.json', 'config.json'] as const);
    const text = strFromU8(FILES[name]);
    const place = pick(random, [...text.matchAll(/"[^"]*"|-?\d+(\.\d+)?|null|\[\]|\{\}/g)]);
    const other = random.chance(0.05) ? DEEP : pick(random, VALUES);
    return withText(name, text.slice(0, place.index) + other + text.slice(place.index + place[0].length));
  },
  'two values of its model have changed places': (random) => {
    const text = strFromU8(FILES['model.json']);
    const values = [...text.matchAll(/"[^"]*"|-?\d+/g)];
    const [a, b] = [pick(random, values), pick(random, values)].sort((x, y) => x.index - y.index) as [
      RegExpExecArray,
      RegExpExecArray,
    ];
    if (a.index === b.index) return withText('model.json', text);
    const between = text.slice(a.index + a[0].length, b.index);
    return withText(
      'model.json',
      text.slice(0, a.index) + b[0] + between + a[0] + text.slice(b.index + b[0].length),
    );
  },
  'its model is no text': (random) => {
    const bytes = FILES['model.json'].slice();
    for (let flips = 0; flips < 3; flips++) bytes[random.below(bytes.length)] = random.below(256);
    return zipSync({ ...FILES, 'model.json': bytes });
  },
  'its weights are others': (random) => {
    const weights = FILES['w.bin'];
    const view = new DataView(weights.slice().buffer);
    view.setFloat32(4 * random.below(weights.length / 4), pick(random, [NaN, Infinity, -1, 1e38]), true);
    const cut = random.chance(0.5) ? random.below(weights.length) : weights.length;
    return zipSync({ ...FILES, 'w.bin': new Uint8Array(view.buffer).slice(0, cut) });
  },
  'its files have other names': (random) => {
    const name = pick(random, Object.keys(FILES));
    const { [name]: content, ...others } = unzipSync(WHOLE);
    return zipSync({ ...others, [pick(random, PATHS)]: content! });
  },
};

describe('a thousand damaged files', () => {
  it('are opened or refused in words, at once, and leave what was there', { timeout: 60_000 }, () => {
    const random = new RandomStream(11, PURPOSE.sample);
    const seen = new Map<string, number>();
    for (let round = 0; round < MUTATIONS; round++) {
      const kind = pick(random, Object.keys(KINDS));
      const bytes = KINDS[kind]!(random);
      const started = performance.now();
      let found = 'opened';
      try {
        openModelZip(bytes);
      } catch (thrown) {
        if (!(thrown instanceof LikenessError)) throw new Error(`round ${round}, ${kind}`, { cause: thrown });
        expect(thrown.message.length, kind).toBeGreaterThan(20);
        expect(thrown.message.length, kind).toBeLessThan(1000);
        found = thrown.code;
      }
      expect(performance.now() - started, `${kind}, round ${round}`).toBeLessThan(LONGEST_MS);
      seen.set(found, (seen.get(found) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual([
      'bad-model',
      'bad-zip',
      'no-tfjs-model',
      'opened',
      'unsupported-model',
    ]);
    expect(openModelZip(WHOLE).encoder.fingerprint).toBe(HEALTHY);
  });

  it('may nest nothing deeper than a stack', () => {
    const text = strFromU8(FILES['model.json']);
    for (const value of ['[3,3]', '"same"', '"Functional"', '"c1"'])
      expect(() => openModelZip(withText('model.json', text.replace(value, DEEP)))).toThrow(
        /nested too deep/,
      );
  });
});
