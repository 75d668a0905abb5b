import type { Settings } from '../settings.ts';
import { architectureOf } from './normalisation.ts';
import { finalShape } from './summary.ts';

/** Length of z, of the network that a run of these settings trains. */
export function projectionLength({
  encoder,
  normalisation,
  imageSize,
  own,
}: Pick<Settings, 'encoder' | 'normalisation' | 'imageSize' | 'own'>): number {
  const { encoder: layers, head } = architectureOf(encoder, normalisation, own);
  return finalShape(head, finalShape(layers, [imageSize, imageSize, 3]))[0];
}
