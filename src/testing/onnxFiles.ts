import type { Architecture } from '../core/architecture/encoders.ts';
import { encoderOnnx, projectorOnnx } from '../formats/onnx/networkOnnx.ts';
import type { ArrayOf } from '../formats/onnx/place.ts';

/** Both files of a network, as the model zip has them. */
export function onnxFilesOf(
  { encoder, head }: Architecture,
  { imageSize, representation }: { readonly imageSize: number; readonly representation: number },
  arrayOf: ArrayOf,
): { encoder: Uint8Array; projector: Uint8Array } {
  const about = { producer: '1.2.3', facts: { labels: 'cat, dog' } };
  return {
    encoder: encoderOnnx(encoder, imageSize, arrayOf, about),
    projector: projectorOnnx(head, representation, arrayOf, about),
  };
}
