import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
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

/** The layers models in an unpacked model zip that has a classifier, by stock TensorFlow.js. */
export async function runTfjsFiles(folder: string, pixels: Pixels): Promise<Outputs> {
  const input = channelsLast(pixels);
  const [encoder, classifier] = await Promise.all(
    ['tfjs', 'classifier/tfjs'].map((name) => loadLayersModel(filesIn(path.join(folder, name)))),
  );
  const h = encoder!.predict(input) as tf.Tensor;
  const probabilities = classifier!.predict(classifier!.inputNames[0] === 'h' ? h : input) as tf.Tensor;
  try {
    const [ofH, ofClasses] = await Promise.all([h.data(), probabilities.data()]);
    return { h: ofH as Float32Array, probabilities: ofClasses as Float32Array };
  } finally {
    tf.dispose([input, h, probabilities]);
    encoder!.dispose();
    classifier!.dispose();
  }
}

function filesIn(folder: string): tf.io.IOHandler {
  interface Manifest {
    readonly modelTopology: object;
    readonly weightsManifest: readonly [{ readonly weights: tf.io.WeightsManifestEntry[] }];
  }
  const file = JSON.parse(readFileSync(path.join(folder, 'model.json'), 'utf8')) as Manifest;
  const weightData = floats(path.join(folder, 'weights.bin')).buffer as ArrayBuffer;
  const { modelTopology, weightsManifest } = file;
  return {
    load: () => Promise.resolve({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
  };
}

/** The pixels as TensorFlow.js takes them: [n, S, S, 3]. */
export function channelsLast({ data, count, side }: Pixels): tf.Tensor4D {
  return tf.tidy(() => tf.transpose(tf.tensor4d(data, [count, 3, side, side]), [0, 2, 3, 1]));
}
