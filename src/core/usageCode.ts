import { message, type Message } from './message.ts';

/** Where a model is used: a runtime and the language that it is called from. */
export const USAGE_TARGETS = ['tfjs', 'onnx', 'pytorch'] as const;
export type UsageTarget = (typeof USAGE_TARGETS)[number];

export const USAGE_TITLES: Readonly<
  Record<UsageTarget, { readonly title: Message; readonly language: string }>
> = {
  tfjs: { title: message('TensorFlow.js, in a page'), language: 'js' },
  onnx: { title: message('ONNX Runtime, in Python'), language: 'python' },
  pytorch: { title: message('PyTorch'), language: 'python' },
};

interface UsedModel {
  /** Side of the pictures that it takes, in pixels. */
  readonly imageSize: number;
  /** Length of h. */
  readonly representation: number;
}

/** Lines that embed a photo with the files of the model zip, and run as they stand beside them. */
export function usageCode(target: UsageTarget, { imageSize, representation }: UsedModel): string {
  switch (target) {
    case 'tfjs':
      return `import * as tf from '@tensorflow/tfjs';

const encoder = await tf.loadLayersModel('tfjs/model.json');
// photo: an <img>, a canvas or a video frame
const pixelsOf = (photo) => {
  const pixels = tf.browser.fromPixels(photo).toFloat().div(255); // [height, width, 3] in [0, 1]
  const [height, width] = pixels.shape;
  const side = Math.min(height, width);
  const square = pixels.slice([(height - side) >> 1, (width - side) >> 1], [side, side]);
  return tf.image.resizeBilinear(square, [${imageSize}, ${imageSize}], false, true).expandDims();
};
const embed = (photo) => tf.tidy(() => encoder.predict(pixelsOf(photo))); // h, [1, ${representation}]`;
    case 'onnx':
      return `# pip install onnxruntime numpy pillow
import numpy as np, onnxruntime
from PIL import Image, ImageOps

encoder = onnxruntime.InferenceSession('onnx/encoder.onnx')

def pixels_of(path):
    photo = ImageOps.exif_transpose(Image.open(path)).convert('RGB')
    square = ImageOps.fit(photo, (${imageSize}, ${imageSize}), Image.BILINEAR)
    return np.asarray(square, np.float32).transpose(2, 0, 1)[None] / 255  # [1, 3, ${imageSize}, ${imageSize}] in [0, 1]

def embed(path):
    return encoder.run(['h'], {'pixels': pixels_of(path)})[0]  # [1, ${representation}]`;
    case 'pytorch':
      return `# pip install torch numpy pillow
import sys

sys.path.insert(0, 'pytorch')
import likeness

model = likeness.load()  # an nn.Module: pixels [n, 3, ${imageSize}, ${imageSize}] in [0, 1] to h
paths, h = likeness.embed(model, 'photos')  # of every photo below a folder: [n, ${representation}]`;
  }
}
