import type { UsageTarget } from './usageCode.ts';

/** What a classifier takes: h of the encoder, or pixels, where it has an encoder of its own. */
export type ClassifierTakes = 'h' | 'pixels';

/** Lines that tell the class of a photo, to stand below those of `usageCode` for the same target. */
export function classifierCode(target: UsageTarget, takes: ClassifierTakes): string {
  switch (target) {
    case 'tfjs':
      return `
const classifier = await tf.loadLayersModel('classifier/tfjs/model.json');
const classes = (await (await fetch('classifier/labels.txt')).text()).trim().split('\\n');
const classify = (photo) => tf.tidy(() => classifier.predict(${takes === 'h' ? 'embed' : 'pixelsOf'}(photo))); // one probability a class`;
    case 'onnx':
      return `
classifier = onnxruntime.InferenceSession('classifier/onnx/classifier.onnx')
classes = open('classifier/labels.txt', encoding='utf-8').read().splitlines()

def classify(path):
    return classifier.run(['probabilities'], {'${takes}': ${takes === 'h' ? 'embed' : 'pixels_of'}(path)})[0]  # one a class`;
    case 'pytorch':
      return `
classifier, classes = likeness.load_classifier()  # an nn.Module: pixels [n, 3, S, S] in [0, 1] to probabilities
paths, probabilities = likeness.embed(classifier, 'photos')  # one a class`;
  }
}
