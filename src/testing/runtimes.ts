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

/** The numbers of a file of float32. */
export function floats(file: string): Float32Array {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

const ONNX_RUNTIMES = { 'onnxruntime-node': ortNode, 'onnxruntime-web': ortWeb } as const;
export type OnnxRuntime = keyof typeof ONNX_RUNTIMES;
export const ONNX_RUNTIME_NAMES = Object.keys(ONNX_RUNTIMES) as readonly OnnxRuntime[];

/** h and z of the ONNX files in an unpacked model zip. */
export async function runOnnxFiles(
  runtime: OnnxRuntime,
  folder: string,
  { data, count, side }: Pixels,
): Promise<{ readonly h: Float32Array; readonly z: Float32Array }> {
  const ort = ONNX_RUNTIMES[runtime];
  const run = async (name: string, given: Record<string, ortNode.Tensor>): Promise<ortNode.Tensor> => {
    const session = await ort.InferenceSession.create(readFileSync(path.join(folder, 'onnx', name)));
    const [output] = Object.values(await session.run(given));
    return output as ortNode.Tensor;
  };
  const h = await run('encoder.onnx', { pixels: new ort.Tensor('float32', data, [count, 3, side, side]) });
  const z = await run('projector.onnx', { h: new ort.Tensor('float32', h.data as Float32Array, h.dims) });
  return { h: h.data as Float32Array, z: z.data as Float32Array };
}
