import type { Layer } from '../../core/architecture/layer.ts';
import { isAllowed, SETTING_RANGES } from '../../core/settings.ts';
import type { Graph } from './graph.ts';
import { unsupported } from './refusals.ts';
import { message } from '../../core/message.ts';

/** A factor below this is meant for bytes, as 1/255 and 1/127.5 are. */
const FOR_BYTES = 0.1;

/**
 * Side of the pictures that a model takes, or null where any will do.
 *
 * @throws LikenessError `unsupported-model` where they are not square, not of three colours, or too large or small
 */
export function imageSizeOf({ inputShape }: Graph): number | null {
  const [height, width, channels] = inputShape;
  if (inputShape.length !== 3 || channels !== 3)
    throw unsupported(
      message('it takes {shape} numbers in, not the three colours of a picture’s pixels', {
        shape: inputShape.join('×'),
      }),
    );
  if (height !== width)
    throw unsupported(
      message('it takes pictures of {height}×{width}, which are not square', {
        height: height ?? '?',
        width: width ?? '?',
      }),
    );
  if (height === null || height === undefined) return null;
  if (isAllowed('imageSize', height)) return height;
  const { min, max, multipleOf } = SETTING_RANGES.imageSize;
  throw unsupported(
    message('it takes pictures of {height} px; they can be {min} to {max} px, in steps of {step}', {
      height,
      min,
      max,
      step: multipleOf ?? 1,
    }),
  );
}

/**
 * What a model does to its pixels at its beginning, given views from −1 to 1 as our encoders get them: its own
 * rescalings and the way from there, as one layer, or none where the two cancel. Pixels are taken to run from 0 to 1,
 * or from 0 to 255 where the model's own factor shows that it takes bytes.
 */
export function fromViews(layers: readonly Layer[]): Layer[] {
  const count = layers.findIndex(({ kind }) => kind !== 'rescale');
  const own = layers.slice(0, count).filter((layer) => layer.kind === 'rescale');
  const range = Math.abs(own[0]?.scale ?? 1) < FOR_BYTES ? 255 : 1;
  let [scale, offset] = [range / 2, range / 2];
  for (const layer of own) [scale, offset] = [layer.scale * scale, layer.scale * offset + layer.offset];
  const rest = layers.slice(count);
  // Rounding apart: 1/127.5 is no number that a computer has.
  if (Math.abs(scale - 1) < 1e-9 && Math.abs(offset) < 1e-9) return rest;
  return [{ kind: 'rescale', name: own.at(-1)?.name ?? 'rescale', scale, offset }, ...rest];
}
