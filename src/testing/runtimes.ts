import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as ortNode from 'onnxruntime-node';
import * as ortWeb from 'onnxruntime-web';

/** Pixels [n, 3, S, S] in [0, 1]. */
export interface Pixels {
  readonly data: Float32Array;
  readonly count: number;
  readonly side: number;
}

/** What a runtime makes of pixels; TensorFlow.js has no file that gives z. */
export interface Outputs {
  readonly h: Float32Array;
  readonly z?: Float32Array;
  /** Of each class, by the classifier. */
  readonly probabilities: Float32Array;
}

/** The numbers of a file of float32. */
export function floats(file: string): Float32Array {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

const ONNX_RUNTIMES = { 'onnxruntime-node': ortNode, 'onnxruntime-web': ortWeb } as const;
type OnnxRuntime = keyof typeof ONNX_RUNTIMES;
export const ONNX_RUNTIME_NAMES = Object.keys(ONNX_RUNTIMES) as readonly OnnxRuntime[];

/** The ONNX files in an unpacked model zip that has a classifier. */
export async function runOnnxFiles(
  runtime: OnnxRuntime,
  folder: string,
  { data, count, side }: Pixels,
): Promise<Outputs> {
  const ort = ONNX_RUNTIMES[runtime];
  const known: Record<string, ortNode.Tensor> = {
    pixels: new ort.Tensor('float32', data, [count, 3, side, side]),
  };
  const run = async (name: string): Promise<Float32Array> => {
    const session = await ort.InferenceSession.create(readFileSync(path.join(folder, name)));
    const given = Object.fromEntries(session.inputNames.map((input) => [input, known[input]!]));
    Object.assign(known, await session.run(given));
    await session.release();
    return known[session.outputNames[0]!]!.data as Float32Array;
  };
  const h = await run('onnx/encoder.onnx');
  const z = await run('onnx/projector.onnx');
  return { h, z, probabilities: await run('classifier/onnx/classifier.onnx') };
}
