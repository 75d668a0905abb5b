import type { Architecture } from '../../core/architecture/encoders.ts';
import type { OwnEncoder } from '../../core/architecture/ownEncoder.ts';
import { channelsOf, type Layer, type ParameterSpec, type Shape } from '../../core/architecture/layer.ts';
import { architectureOf } from '../../core/architecture/normalisation.ts';
import { allParameters, finalShape, walk } from '../../core/architecture/summary.ts';
import type { EncoderName, Normalisation } from '../../core/settings.ts';

/** One named array within a flat vector. */
export interface Slot {
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly size: number;
}

/**
 * Where each array of a network lies in its two flat vectors. All parameters in one vector make the
 * optimizer one dispatch, a checkpoint one buffer, and the gradient's norm one sum.
 */
export interface Layout {
  readonly architecture: Architecture;
  readonly input: Shape;
  /** Shapes of h and z. */
  readonly representation: number;
  readonly projection: number;
  readonly parameters: readonly (Slot & Pick<ParameterSpec, 'start'>)[];
  /** Length of the parameter vector, filled up to a multiple of four. */
  readonly parameterLength: number;
  /** Running mean and variance [2, channels] of each batch normalisation, by its path; none with group normalisation. */
  readonly statistics: readonly Slot[];
  readonly statisticsLength: number;
}

function place<T extends { readonly name: string; readonly shape: readonly number[] }>(
  specs: readonly T[],
): (T & Slot)[] {
  let offset = 0;
  return specs.map((spec) => {
    const size = spec.shape.reduce((product, extent) => product * extent, 1);
    const slot = { ...spec, offset, size };
    offset += size;
    return slot;
  });
}

function end(slots: readonly Slot[]): number {
  const last = slots[slots.length - 1];
  return last === undefined ? 0 : last.offset + last.size;
}

/**
 * The layout of an encoder and its head for views of `imageSize` pixels. The encoder's arrays come first in both vectors.
 *
 * @param own the encoder from a file, where `encoder` is `own`
 * @param head layers after h in the place of the projection head
 */
export function layoutOf(
  encoder: EncoderName,
  imageSize: number,
  normalisation: Normalisation,
  own?: OwnEncoder,
  head?: readonly Layer[],
): Layout {
  const given = architectureOf(encoder, normalisation, own);
  const architecture = head ? { ...given, head } : given;
  const input: Shape = [imageSize, imageSize, 3];
  const hidden = finalShape(architecture.encoder, input);
  const parts = [
    { layers: architecture.encoder, shape: input, prefix: 'encoder' },
    { layers: architecture.head, shape: hidden, prefix: 'head' },
  ] as const;
  const parameters = place(parts.flatMap((part) => allParameters(part.layers, part.shape, part.prefix)));
  const statistics = place(
    parts
      .flatMap((part) => walk(part.layers, part.shape, part.prefix))
      .filter(({ layer }) => layer.kind === 'batchNorm')
      .map(({ layer, prefix, input: shape }) => ({
        name: `${prefix}/${layer.name}`,
        shape: [2, channelsOf(shape)],
      })),
  );
  return {
    architecture,
    input,
    representation: channelsOf(hidden),
    projection: channelsOf(finalShape(architecture.head, hidden)),
    parameters,
    parameterLength: Math.ceil(end(parameters) / 4) * 4,
    statistics,
    statisticsLength: end(statistics),
  };
}
