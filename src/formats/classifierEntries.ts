import type { ClassifierSummary } from '../core/classification.ts';
import { modelJson, type LayersModelParts } from './modelJson.ts';
import type { ZipEntries } from './zip.ts';

/** A classifier, as the zip has it. */
export interface ClassifierContents {
  readonly summary: ClassifierSummary;
  /** Where it begins: at h of the encoder in the zip, or at pixels, where it has an encoder of its own. */
  readonly input: 'h' | 'pixels';
  readonly tfjs: LayersModelParts;
  readonly onnx: Uint8Array;
  /** For PyTorch. */
  readonly safetensors: Uint8Array;
}

/** Files of the folder `classifier`. */
export function classifierEntries({ summary, tfjs, onnx, safetensors }: ClassifierContents): ZipEntries {
  return new Map<string, Uint8Array | string>([
    ['classifier/tfjs/model.json', modelJson(tfjs)],
    ['classifier/tfjs/weights.bin', tfjs.weightData],
    ['classifier/onnx/classifier.onnx', onnx],
    ['classifier/pytorch/classifier.safetensors', safetensors],
    // One a line, in the order of the probabilities.
    ['classifier/labels.txt', summary.classes.map((name) => `${name.replace(/\s+/g, ' ')}\n`).join('')],
  ]);
}

/** What config.json says of it. */
export function classifierConfig({ summary, input }: ClassifierContents): object {
  const { method, classes, photos, step } = summary;
  return { method, input, output: 'probabilities', classes, labelledPhotos: photos, trainedSteps: step };
}
