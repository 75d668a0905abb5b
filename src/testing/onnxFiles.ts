import * as ort from 'onnxruntime-web';
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

/** What ONNX Runtime makes of an input: numbers and their shape. */
export async function runOnnx(
  file: Uint8Array,
  [input, output]: readonly [string, string],
  data: Float32Array,
  shape: readonly number[],
): Promise<{ data: Float32Array; shape: readonly number[] }> {
  const session = await ort.InferenceSession.create(file);
  const result = (await session.run({ [input]: new ort.Tensor('float32', data, shape) }))[output];
  if (result === undefined) throw new Error(`The model gives no ${output}.`);
  return { data: result.data as Float32Array, shape: result.dims };
}
