import { message } from '../../core/message.ts';
import { isTooDeep } from '../nesting.ts';
import { badProject } from './refusals.ts';

/** Kinds of arrays that a project holds. */
const KINDS = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  uint32: Uint32Array,
  uint8: Uint8Array,
};
type Kind = keyof typeof KINDS;
type AnyArray = InstanceType<(typeof KINDS)[Kind]>;

/** Every array begins at a multiple of this many bytes, which all kinds can be read at. */
const ALIGNMENT = 8;

/** A value as text, and its arrays beside it. */
export interface PackedValue {
  /** JSON; an array stands in it as `{ "array": kind, "at": byte, "length": numbers }`. */
  readonly json: string;
  /** The arrays one after the other, little-endian as every machine is that has a browser. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Place {
  readonly array: Kind;
  readonly at: number;
  readonly length: number;
}

/** A plain value whose typed arrays may stand anywhere in it, as JSON and one run of bytes. */
export function packArrays(value: unknown): PackedValue {
  const arrays: { readonly array: AnyArray; readonly at: number }[] = [];
  let end = 0;
  const json = JSON.stringify(value, (_, part: unknown) => {
    const kind = kindOf(part);
    if (kind === null) return part;
    const array = part as AnyArray;
    const place: Place = { array: kind, at: end, length: array.length };
    arrays.push({ array, at: end });
    end = Math.ceil((end + array.byteLength) / ALIGNMENT) * ALIGNMENT;
    return place;
  });
  const bytes = new Uint8Array(end);
  for (const { array, at } of arrays)
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
  return { json, bytes };
}

/**
 * What `packArrays` packed. Nothing of it is trusted: an array that lies outside of the bytes is refused, and so are more
 * arrays than the bytes hold, which would take memory out of all proportion.
 *
 * @throws LikenessError `bad-project`
 */
export function unpackArrays({ json, bytes }: PackedValue): unknown {
  if (isTooDeep(json)) throw badProject(message('its description is nested too deep'));
  let left = bytes.length;
  const revived = (_: string, part: unknown): unknown => {
    if (!isPlace(part)) return part;
    const array = arrayAt(bytes, part);
    left -= array.byteLength;
    if (left < 0) throw badProject(message('its arrays lie on one another'));
    return array;
  };
  try {
    return JSON.parse(json, revived);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw badProject(message('its description is no JSON'));
    throw thrown;
  }
}

function arrayAt(bytes: Uint8Array<ArrayBuffer>, { array: kind, at, length }: Place): AnyArray {
  const TypedArray = KINDS[kind];
  const size = length * TypedArray.BYTES_PER_ELEMENT;
  const whole = [at, length].every((number) => Number.isSafeInteger(number) && number >= 0);
  if (!whole || at % ALIGNMENT !== 0 || at + size > bytes.length)
    throw badProject(message('one of its arrays is cut off'));
  // A copy, so that each has a buffer of its own that can change hands.
  return new TypedArray(bytes.slice(at, at + size).buffer);
}

function kindOf(part: unknown): Kind | null {
  for (const [kind, TypedArray] of Object.entries(KINDS)) if (part instanceof TypedArray) return kind as Kind;
  return null;
}

function isPlace(part: unknown): part is Place {
  return (
    typeof part === 'object' &&
    part !== null &&
    'array' in part &&
    typeof part.array === 'string' &&
    Object.hasOwn(KINDS, part.array) &&
    'at' in part &&
    'length' in part
  );
}
