import type { Architecture } from '../../core/architecture/encoders.ts';
import type { ArrayOf } from '../onnx/place.ts';
import { safetensors } from '../safetensors.ts';
import likenessPy from './likeness.py?raw';
import { stateDict } from './stateDict.ts';

/** Files of the model zip's folder `pytorch`: the weights, and the program that builds the network around them. */
export function pytorchFiles(
  { encoder, head }: Pick<Architecture, 'encoder' | 'head'>,
  arrayOf: ArrayOf,
): ReadonlyMap<string, Uint8Array | string> {
  const arrays = [...stateDict(encoder, 'encoder', arrayOf), ...stateDict(head, 'head', arrayOf)];
  return new Map<string, Uint8Array | string>([
    ['encoder.safetensors', safetensors(arrays, { format: 'pt' })],
    ['likeness.py', likenessPy],
  ]);
}
