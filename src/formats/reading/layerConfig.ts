import * as v from 'valibot';
import { parse, type WeightArray } from './modelFiles.ts';
import type { GraphLayer } from './graph.ts';
import { badModel, unsupported } from './refusals.ts';
import { message, verbatim, type Message } from '../../core/message.ts';

/** `layer “dw1”, DepthwiseConv2D`. */
export function called({ name, className }: GraphLayer): Message {
  return message('layer “{name}”, {className}', { name, className });
}

/** `1 or 2` */
function oneOf(words: readonly string[]): Message {
  return words.map(verbatim).reduce((some, other) => message('{some} or {other}', { some, other }));
}

/** A field of a layer's configuration, or `fallback` where it is not there. */
export function field<T extends v.GenericSchema>(
  layer: GraphLayer,
  key: string,
  schema: T,
  fallback?: v.InferInput<T>,
): v.InferOutput<T> {
  return parse(schema, layer.config[key] ?? fallback, `model.json, ${key} of ${layer.name}`);
}

/**
 * Sees that a field is one of the values that can be trained.
 *
 * @param allowed the first of them is Keras' default
 * @throws LikenessError `unsupported-model`
 */
export function demand(layer: GraphLayer, key: string, allowed: readonly unknown[]): void {
  const value = layer.config[key] ?? allowed[0];
  const words = (given: unknown): string => JSON.stringify(given).slice(0, 60);
  if (allowed.some((choice) => words(choice) === words(value))) return;
  throw unsupported(
    message('{layer}, has {key} {value}; only {allowed} can be', {
      layer: called(layer),
      key,
      value: words(value),
      allowed: oneOf(allowed.map(words)),
    }),
  );
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16_384));
export const COUNT = whole;
export const NUMBER = v.pipe(v.number(), v.finite());
export const SWITCH = v.boolean();
const pairSchema = v.union([whole, v.pipe(v.array(whole), v.length(2))]);

/** The side of what is square: `3` or `[3, 3]`. */
export function side(layer: GraphLayer, key: string, fallback: number): number {
  const value = field(layer, key, pairSchema, fallback);
  const [height, width] = typeof value === 'number' ? [value, value] : (value as [number, number]);
  if (height !== width)
    throw unsupported(
      message('{layer}, has {key} {height}×{width}, which is not square', {
        layer: called(layer),
        key,
        height,
        width,
      }),
    );
  return height;
}

/**
 * Numbers of an array of a layer.
 *
 * @throws LikenessError `bad-model` where it is missing, of another shape than its layer declares, or holds what is no
 *   number
 */
export function weightsOf(
  weights: ReadonlyMap<string, WeightArray>,
  layer: GraphLayer,
  array: string,
  shape: readonly number[],
): Float32Array {
  const found = weights.get(`${layer.name}/${array}`);
  if (found === undefined)
    throw badModel(message('{layer}, has no weights named {array}', { layer: called(layer), array }));
  if (found.shape.join() !== shape.join())
    throw badModel(
      message('{array} of {layer}, is {shape} and should be {expected}', {
        array,
        layer: called(layer),
        shape: found.shape.join('×'),
        expected: shape.join('×'),
      }),
    );
  if (!found.values.every(Number.isFinite))
    throw badModel(message('{array} of {layer}, holds what is no number', { array, layer: called(layer) }));
  return found.values;
}
