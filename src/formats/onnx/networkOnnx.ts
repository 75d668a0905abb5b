import { type Layer } from '../../core/architecture/layer.ts';
import { GraphBuilder } from './graphBuilder.ts';
import { appendLayers, rescale } from './layers.ts';
import { onnxFile, type OnnxAbout } from './modelFile.ts';
import type { ArrayOf } from './place.ts';

/**
 * The encoder as an ONNX file: `pixels` [n, 3, S, S] float32 in [0, 1] → `h` [n, d]. Scaling is inside, batch
 * normalisation is folded into the layer before it.
 *
 * @param imageSize S
 */
export function encoderOnnx(
  layers: readonly Layer[],
  imageSize: number,
  arrayOf: ArrayOf,
  about: OnnxAbout,
): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder();
  const pixels = { name: 'pixels', shape: [imageSize, imageSize, 3] as const };
  // Pixels in [0, 1] come in, and the network sees [−1, 1].
  const scaled = rescale(graph, 'scale', pixels, 2, -1);
  const h = appendLayers(graph, layers, scaled, 'encoder', arrayOf);
  return onnxFile(
    graph.build('likeness_encoder', 'A photo’s pixels to its representation h.', pixels, h, 'h'),
    about,
  );
}

/**
 * The projection head as an ONNX file: `h` [n, d] → `z` [n, e], not normalised.
 *
 * @param representation d
 */
export function projectorOnnx(
  layers: readonly Layer[],
  representation: number,
  arrayOf: ArrayOf,
  about: OnnxAbout,
): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder();
  const h = { name: 'h', shape: [representation] as const };
  const z = appendLayers(graph, layers, h, 'head', arrayOf);
  return onnxFile(
    graph.build('likeness_projector', 'A representation h to its projection z.', h, z, 'z'),
    about,
  );
}
