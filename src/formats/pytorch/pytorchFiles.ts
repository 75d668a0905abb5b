import type { Architecture } from '../../core/architecture/encoders.ts';
import type { ArrayOf } from '../onnx/place.ts';
import { safetensors } from '../safetensors.ts';
import likenessPy from './likeness.py?raw';
import { stateDict } from './stateDict.ts';
import { TRAINING_FILES } from './trainingFiles.ts';

/**
 * Files of the model zip's folder `pytorch`: the weights, the program that builds the network around them, and the one that
 * goes on training it.
 */
export function pytorchFiles(
  { encoder, head }: Pick<Architecture, 'encoder' | 'head'>,
  arrayOf: ArrayOf,
): ReadonlyMap<string, Uint8Array | string> {
  const arrays = [...stateDict(encoder, 'encoder', arrayOf), ...stateDict(head, 'head', arrayOf)];
  return new Map<string, Uint8Array | string>([
    ['encoder.safetensors', safetensors(arrays, { format: 'pt' })],
    ['likeness.py', likenessPy],
    ...Object.entries(TRAINING_FILES).map(([name, text]) => [`likeness_training/${name}`, text] as const),
  ]);
}

/**
 * A classifier's arrays, for `load_classifier` of `likeness.py`: its dense layer, and its encoder where it has one of its own.
 *
 * @param architecture whose head ends in logits
 */
export function classifierSafetensors(
  { encoder, head }: Pick<Architecture, 'encoder' | 'head'>,
  input: 'h' | 'pixels',
  arrayOf: ArrayOf,
): Uint8Array<ArrayBuffer> {
  const own = input === 'pixels' ? stateDict(encoder, 'encoder', arrayOf) : [];
  return safetensors([...own, ...stateDict(head, 'head', arrayOf)], { format: 'pt' });
}
