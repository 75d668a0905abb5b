import { classifierFiles, type Classifier } from '../engine/classifier/classifier.ts';
import { namedArrays } from '../engine/models/namedArrays.ts';
import type { ClassifierContents } from '../formats/classifierEntries.ts';
import { classifierOnnx } from '../formats/onnx/classifierOnnx.ts';
import { classifierSafetensors } from '../formats/pytorch/pytorchFiles.ts';

/**
 * A classifier as the model zip has it, for each runtime.
 *
 * @param producer version of the program that writes it
 */
export async function classifierContents(
  classifier: Classifier,
  producer: string,
): Promise<ClassifierContents> {
  const { summary, input, network, weights, tfjs } = await classifierFiles(classifier);
  const { architecture, input: pixels, representation } = network.layout;
  const from = input === 'h' ? { from: input, representation } : { from: input, imageSize: pixels[0] };
  const facts = { labels: JSON.stringify(summary.classes), method: summary.method };
  const arrays = namedArrays(network.layout, weights);
  const onnx = classifierOnnx(architecture, from, arrays, { producer, facts });
  return { summary, input, tfjs, onnx, safetensors: classifierSafetensors(architecture, input, arrays) };
}
