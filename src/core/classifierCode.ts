import type { UsageTarget } from './usageCode.ts';

/** What a classifier takes: h of the encoder, or pixels, where it has an encoder of its own. */
export type ClassifierTakes = 'h' | 'pixels';

/**
 * Lines that tell the class of a photo, to stand below those of `usageCode` for the same target; none for PyTorch, for
 * which the zip has no file of the classifier.
 */
export function classifierCode(target: UsageTarget, takes: ClassifierTakes): string {
  switch (target) {
    case 'tfjs':
      return `
const classifier = await tf.loadLayersModel('classifier/tfjs/model.json');
const classes = (await (await fetch('classifier/labels.txt')).text()).trim().split('\\n');
${
  takes === 'h'
    ? 'const classify = (photo) => tf.tidy(() => classifier.predict(embed(photo))); // one probability a class'
    : '// Trained further, with an encoder of its own: it takes what the encoder above takes.\nconst classify = (input) => classifier.predict(input.expandDims()); // one probability a class'
}`;
    case 'onnx':
      return `
classifier = onnxruntime.InferenceSession('classifier/onnx/classifier.onnx')
classes = open('classifier/labels.txt', encoding='utf-8').read().splitlines()
${
  takes === 'h'
    ? "def classify(path):\n    return classifier.run(['probabilities'], {'h': embed(path)})[0]  # one a class"
    : "# Trained further, with an encoder of its own: it takes what the encoder above takes.\ndef classify(pixels):\n    return classifier.run(['probabilities'], {'pixels': pixels[None]})[0]  # one a class"
}`;
    case 'pytorch':
      return '';
  }
}
