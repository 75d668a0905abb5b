import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PURPOSE, RandomStream } from '../core/random.ts';

/** Files of a zip by path. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** JSON that is nested deeper than a stack. */
export const DEEP = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;

const VALUES = [
  ...['null', '[]', '{}', '-1', '0', '1e300', '1e7', '3.5', '"x"', '""', 'true', '[[[]]]'],
  ...['"__proto__"', '"constructor"', '{"array":"uint8","at":0,"length":0}'],
];
const PATHS = [
  ...['../w.bin', '/w.bin', 'a//b', 'C:\\w.bin', 'w.bin/', '.', 'a/../../w.bin', 'model.json\u0000'],
  'x'.repeat(600),
];
/** A value of a JSON text. */
const VALUE = /"[^"]*"|-?\d+(\.\d+)?|null|\[\]|\{\}/g;

const pick = <T>(random: RandomStream, items: readonly T[]): T => items[random.below(items.length)]!;

/** Numbers do not shrink, and to pack them a thousand times takes its time. */
const zipOf = (files: Files): Uint8Array<ArrayBuffer> => zipSync(files, { level: 0 });

/** What a zip is made of: which of its files are JSON, and which are float32. */
export interface ZipParts {
  readonly files: Files;
  readonly texts: readonly string[];
  readonly numbers: string;
}

type Mutation = (
  random: RandomStream,
  whole: Uint8Array<ArrayBuffer>,
  parts: ZipParts,
) => Uint8Array<ArrayBuffer>;

function withText({ files, texts }: ZipParts, random: RandomStream, change: (text: string) => string) {
  const name = pick(random, texts);
  return zipOf({ ...files, [name]: strToU8(change(strFromU8(files[name]!))) });
}

/** What can become of a zip on its way, or in the hands of somebody who means harm. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'bits are flipped': (random, whole) => {
    const bytes = whole.slice();
    for (let flips = 0; flips <= random.below(8); flips++)
      bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
    return bytes;
  },
  'it is cut off': (random, whole) => whole.slice(0, random.below(whole.length)),
  'a stretch is lost': (random, whole) => {
    const at = random.below(whole.length);
    return joined(whole.subarray(0, at), whole.subarray(at + 1 + random.below(200)));
  },
  'a stretch comes twice': (random, whole) => {
    const at = random.below(whole.length);
    return joined(whole.subarray(0, at + random.below(300)), whole.subarray(at));
  },
  'its directory lies': (random, whole) => {
    const bytes = whole.slice();
    const view = new DataView(bytes.buffer);
    const start = view.getUint32(bytes.length - 6, true);
    const lies = [0, 1, 0xff, 0xffff, 0x7fffffff, 0xffffffff, random.below(2 ** 31)];
    view.setUint32(start + random.below(bytes.length - start - 4), pick(random, lies), true);
    return bytes;
  },
  'a value is another': (random, _, parts) =>
    withText(parts, random, (text) => {
      const place = pick(random, [...text.matchAll(VALUE)]);
      const other = random.chance(0.05) ? DEEP : pick(random, VALUES);
      return text.slice(0, place.index) + other + text.slice(place.index + place[0].length);
    }),
  'two values have changed places': (random, _, parts) =>
    withText(parts, random, (text) => {
      const values = [...text.matchAll(VALUE)];
      const [a, b] = [pick(random, values), pick(random, values)].sort((x, y) => x.index - y.index);
      if (a === undefined || b === undefined || a.index === b.index) return text;
      const between = text.slice(a.index + a[0].length, b.index);
      return text.slice(0, a.index) + b[0] + between + a[0] + text.slice(b.index + b[0].length);
    }),
  'its text is no text': (random, _, { files, texts }) => {
    const name = pick(random, texts);
    const bytes = files[name]!.slice();
    for (let flips = 0; flips < 3; flips++) bytes[random.below(bytes.length)] = random.below(256);
    return zipOf({ ...files, [name]: bytes });
  },
  'its numbers are others': (random, _, { files, numbers }) => {
    const bytes = files[numbers]!.slice();
    const view = new DataView(bytes.buffer);
    const other = pick(random, [NaN, Infinity, -1, 1e38]);
    view.setFloat32(4 * random.below(Math.floor(bytes.length / 4)), other, true);
    const cut = random.chance(0.5) ? random.below(bytes.length) : bytes.length;
    return zipOf({ ...files, [numbers]: bytes.slice(0, cut) });
  },
  'its files have other names': (random, whole, { files }) => {
    const name = pick(random, Object.keys(files));
    const { [name]: content, ...others } = unzipSync(whole);
    return zipOf({ ...others, [pick(random, PATHS)]: content! });
  },
};

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}

export interface DamagedZip {
  /** What was done, and in which round, so that it can be done again. */
  readonly what: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A zip of the files, damaged in so many ways, one after the other; the same again each time. */
export function* damagedZips(parts: ZipParts, rounds: number): Generator<DamagedZip> {
  const random = new RandomStream(11, PURPOSE.sample);
  const whole = zipOf(parts.files);
  for (let round = 0; round < rounds; round++) {
    const kind = pick(random, Object.keys(MUTATIONS));
    yield { what: `${kind}, round ${round}`, bytes: MUTATIONS[kind]!(random, whole, parts) };
  }
}
