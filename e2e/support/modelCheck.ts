import { strFromU8 } from 'fflate';
import * as tf from '@tensorflow/tfjs';
import * as ort from 'onnxruntime-web';
import { expect } from '@playwright/test';

interface Config {
  readonly preprocessing: { readonly size: number };
  readonly check: { readonly h: readonly number[] };
}

/**
 * Loads the tfjs model of a zip with TensorFlow.js as anyone would, and the ONNX model with ONNX Runtime, and asks both
 * for the h of the picture that config.json describes: it must be what the page's engine computed.
 */
export async function expectModelComputesAsThePage(files: Record<string, Uint8Array>): Promise<void> {
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const config = JSON.parse(text('config.json')) as Config;
  const model = await tf.loadLayersModel(fromZip(text('tfjs/model.json'), files['tfjs/weights.bin']));
  const side = config.preprocessing.size;
  const pixels = Float32Array.from({ length: side * side * 3 }, (_, i) => ((37 * i) % 256) / 255);
  const h = (model.predict(tf.tensor4d(pixels, [1, side, side, 3])) as tf.Tensor).dataSync();
  expect(h.length).toBe(config.check.h.length);
  expect(config.check.h.some((value) => value !== 0)).toBe(true);
  for (const [at, value] of config.check.h.entries())
    expect(Math.abs((h[at] ?? NaN) - value)).toBeLessThan(1e-4);
  await expectOnnxComputesTheSame(files['onnx/encoder.onnx'], pixels, side, config.check.h);
}

/** The same of ONNX Runtime, for pixels [side, side, 3]. */
async function expectOnnxComputesTheSame(
  encoder: Uint8Array = new Uint8Array(),
  pixels: Float32Array,
  side: number,
  expected: readonly number[],
): Promise<void> {
  const channelsFirst = pixels.map((_, at) => pixels[(at % side ** 2) * 3 + Math.floor(at / side ** 2)] ?? 0);
  const session = await ort.InferenceSession.create(encoder);
  const { h } = await session.run({ pixels: new ort.Tensor('float32', channelsFirst, [1, 3, side, side]) });
  for (const [at, value] of expected.entries())
    expect(Math.abs(((h?.data as Float32Array)[at] ?? NaN) - value)).toBeLessThan(1e-4);
}

function fromZip(modelJson: string, weights: Uint8Array | undefined): tf.io.IOHandler {
  const { modelTopology, weightsManifest } = JSON.parse(modelJson) as tf.io.ModelJSON;
  const weightSpecs = weightsManifest.flatMap((group) => group.weights);
  const weightData = Uint8Array.from(weights ?? []).buffer;
  return { load: () => Promise.resolve({ modelTopology, weightSpecs, weightData }) };
}
