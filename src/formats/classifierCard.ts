import type { ClassifierContents } from './classifierEntries.ts';
import { plain } from './markdown.ts';

/** What the model card says of a classifier: its classes, and how to use it. */
export function classifierWords({ summary, input }: Pick<ClassifierContents, 'summary' | 'input'>): string {
  const classes = summary.classes.map((name, at) => `${plain(name)} (${summary.photos[at] ?? 0})`);
  const takes =
    input === 'h'
      ? 'The first two take h, as the encoder gives it, the third pixels'
      : 'They take pixels, as the encoder does, and have an encoder of their own, trained further on the labels';
  return `## The classifier

It tells ${summary.classes.length} classes apart; behind each name stands how many labelled photos it learned from: ${classes.join(', ')}.
\`classifier/tfjs\`, \`classifier/onnx/classifier.onnx\` and \`load_classifier()\` of \`pytorch/likeness.py\` compute the same. ${takes}. They give the probability of each class, in the order of \`classifier/labels.txt\`. Nothing has to be done to h before: its standardisation is part of the layer.

`;
}
