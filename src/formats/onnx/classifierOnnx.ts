import type { Architecture } from '../../core/architecture/encoders.ts';
import { GraphBuilder } from './graphBuilder.ts';
import { appendLayers, rescale } from './layers.ts';
import { onnxFile, type OnnxAbout } from './modelFile.ts';
import type { ArrayOf } from './place.ts';

/** Where a classifier begins: at a photo's pixels, or at the h that the encoder's file gives. */
export type ClassifierInput =
  | { readonly from: 'pixels'; readonly imageSize: number }
  | { readonly from: 'h'; readonly representation: number };

/**
 * A classifier as an ONNX file: `pixels` [n, 3, S, S] float32 in [0, 1], or `h` [n, d] → `probabilities` [n, classes].
 *
 * @param architecture whose head ends in logits
 */
export function classifierOnnx(
  { encoder, head }: Pick<Architecture, 'encoder' | 'head'>,
  input: ClassifierInput,
  arrayOf: ArrayOf,
  about: OnnxAbout,
): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder();
  const given =
    input.from === 'h'
      ? { name: 'h', shape: [input.representation] as const }
      : { name: 'pixels', shape: [input.imageSize, input.imageSize, 3] as const };
  const h =
    input.from === 'h'
      ? given
      : appendLayers(graph, encoder, rescale(graph, 'scale', given, 2, -1), 'encoder', arrayOf);
  const logits = appendLayers(graph, head, h, 'head', arrayOf);
  const output = graph.node('Softmax', 'head/softmax', [logits], logits.shape, { axis: { int: 1 } });
  const words = input.from === 'h' ? 'A representation h' : 'A photo’s pixels';
  return onnxFile(
    graph.build(
      'likeness_classifier',
      `${words} to the probability of each class.`,
      given,
      output,
      'probabilities',
    ),
    about,
  );
}
