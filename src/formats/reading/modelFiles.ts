import * as v from 'valibot';
import { LikenessError } from '../../core/errors.ts';
import { joined } from '../joined.ts';
import { isTooDeep } from '../nesting.ts';
import { isInnerPath } from '../paths.ts';
import { badModel, unsupported } from './refusals.ts';
import type { Unzip } from './unzip.ts';
import { message } from '../../core/message.ts';

/** An array of weights, as the model names it. */
export interface WeightArray {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What model.json says and its weight files hold. */
export interface ModelFiles {
  readonly topology: unknown;
  readonly weights: ReadonlyMap<string, WeightArray>;
}

const JSON_BYTES = 8 * 2 ** 20;
/** Weights of as many numbers as can be trained, and as many again for a head that is left out. */
const WEIGHT_BYTES = 96 * 2 ** 20;
/** Where our own zips have it. */
const OURS = 'tfjs/model.json';

const extent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e7));
const manifestSchema = v.pipe(
  v.array(
    v.object({
      paths: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(1000)),
      weights: v.array(
        v.object({
          name: v.pipe(v.string(), v.maxLength(500)),
          shape: v.pipe(v.array(extent), v.maxLength(6)),
          dtype: v.string(),
          quantization: v.optional(v.unknown()),
        }),
      ),
    }),
  ),
  v.minLength(1),
  v.maxLength(1000),
);
const modelSchema = v.object({
  format: v.optional(v.nullable(v.string())),
  modelTopology: v.record(v.string(), v.unknown()),
  weightsManifest: manifestSchema,
});

/**
 * The TensorFlow.js model of a zip: ours, or the only `model.json` that there is, wherever it lies.
 *
 * @throws LikenessError `no-tfjs-model` where there is none or several, `bad-model` where its files do not fit together,
 *   `unsupported-model` where it is of a kind without layers or with packed weights, `bad-zip`
 */
export function readModelFiles(zip: Unzip): ModelFiles {
  const path = findModel(zip);
  const { format, modelTopology, weightsManifest } = parse(modelSchema, readJson(zip, path), path);
  if (format === 'graph-model')
    throw unsupported(
      message('it is a graph model, which no longer tells its layers; save it as a layers model'),
    );
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const weights = new Map<string, WeightArray>();
  let left = WEIGHT_BYTES;
  for (const group of weightsManifest) {
    const bytes = readWeights(
      zip,
      group.paths.map((name) => folder + name),
      left,
    );
    left -= bytes.length;
    let at = 0;
    for (const { name, shape, dtype, quantization } of group.weights) {
      if (dtype !== 'float32' || quantization !== undefined)
        throw unsupported(message('its weights {name} are not 32-bit floating point numbers', { name }));
      const size = shape.reduce((product, length) => product * length, 1);
      if (at + 4 * size > bytes.length)
        throw badModel(message('its weights end before {name} does', { name }));
      // The files are little-endian, as is every machine that has a browser. The slice is aligned.
      const values = new Float32Array(bytes.slice(at, at + 4 * size).buffer);
      if (weights.has(name)) throw badModel(message('it has two arrays named {name}', { name }));
      weights.set(name, { shape, values });
      at += 4 * size;
    }
    if (at !== bytes.length) throw badModel(message('there are more weights than it declares'));
  }
  return { topology: modelTopology, weights };
}

/** Checks what was parsed, and says where it fails. */
export function parse<T extends v.GenericSchema>(schema: T, value: unknown, where: string): v.InferOutput<T> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw badModel(
    message('in {where}, {field} is not what it should be', {
      where,
      field: v.getDotPath(issue) ?? message('all of it'),
    }),
  );
}

/** @throws LikenessError `bad-model` where it is not JSON */
export function readJson(zip: Unzip, path: string): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(zip.read(path, JSON_BYTES));
    value = JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof LikenessError) throw thrown;
    throw badModel(message('{path} is not JSON', { path }));
  }
  if (isTooDeep(text)) throw badModel(message('{path} is nested too deep', { path }));
  return value;
}

function findModel(zip: Unzip): string {
  if (zip.has(OURS)) return OURS;
  // What macOS adds to zips, and hidden files, are nobody's models.
  const found = zip.paths.filter((path) => {
    const segments = path.split('/');
    return segments.at(-1) === 'model.json' && !segments.some((name) => /^(\.|__MACOSX$)/.test(name));
  });
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw new LikenessError(
    'no-tfjs-model',
    only === undefined
      ? message('This zip holds no TensorFlow.js model: there is no model.json in it.')
      : message('This zip holds {count} TensorFlow.js models; there should be one.', { count: found.length }),
  );
}

/** The files one after the other. They may be named again and again, so that their sum is watched as it grows. */
function readWeights(zip: Unzip, paths: readonly string[], mostBytes: number): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const path of paths) {
    if (!isInnerPath(path)) throw badModel(message('it names weights outside of the zip'));
    if (!zip.has(path)) throw badModel(message('its weights {path} are missing', { path }));
    const part = zip.read(path, mostBytes - length);
    parts.push(part);
    length += part.length;
  }
  return joined(parts);
}
