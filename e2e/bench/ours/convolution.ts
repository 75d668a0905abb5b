import * as tf from '@tensorflow/tfjs-core';
import { walk } from '../../../src/core/architecture/summary.ts';
import { sameGeometry } from '../../../src/engine/kernels/conv2d/geometry.ts';
import { layoutOf } from '../../../src/engine/models/layout.ts';
import type { ConvolutionTiming, Tasks } from '../tasks.ts';
import { sampleMs } from './sample.ts';

/** The kernels of conv2d by name, so that each pass is timed without the others. */
function run(kernel: string, inputs: tf.NamedTensorMap, attributes: object): tf.Tensor {
  const outputs = tf.engine().runKernel(kernel, inputs, attributes as tf.NamedAttrMap);
  return (Array.isArray(outputs) ? outputs[0] : outputs) as tf.Tensor;
}

const toFour = (channels: number): number => Math.ceil(channels / 4) * 4;

export const convolutionTasks: Tasks = {
  async convolution({ views, imageSize, index, sampleMs: atLeastMs }) {
    const { architecture, input: pixels } = layoutOf('tiny', imageSize, 'batch');
    const places = walk(architecture.encoder, pixels, 'encoder').filter(({ layer }) => layer.kind === 'conv');
    const place = places[index];
    if (place?.layer.kind !== 'conv' || place.input.length !== 3) return [];
    const [height, width, channels] = place.input;
    const { name, kernel: side, filters, stride } = place.layer;
    // Our op fills a stem's three channels up to four; only the three count as work.
    const x = tf.randomUniform<tf.Rank.R4>([views, height, width, toFour(channels)], -1, 1);
    const filter = tf.randomUniform<tf.Rank.R4>([side, side, toFour(channels), filters], -0.1, 0.1);
    const geometry = sameGeometry(x.shape, filter.shape, stride);
    const { outHeight, outWidth } = geometry;
    const dy = tf.randomUniform<tf.Rank.R4>([views, outHeight, outWidth, filters], -1, 1);
    const multiplyAdds = views * outHeight * outWidth * side * side * channels * filters;
    const passes: [ConvolutionTiming['pass'], () => tf.Tensor][] = [
      ['forward', () => run('LikenessConv2D', { x, filter }, { geometry })],
      ['filter gradient', () => run('LikenessConv2DFilterGradient', { x, dy }, { geometry })],
      ['input gradient', () => run('LikenessConv2DInputGradient', { dy, filter }, { geometry })],
    ];
    const timings: ConvolutionTiming[] = [];
    for (const [pass, make] of passes) {
      // Nothing asks for the gradient of the pixels.
      if (pass === 'input gradient' && index === 0) continue;
      timings.push({ layer: name, pass, multiplyAdds, ms: await sampleMs(make, atLeastMs) });
    }
    tf.dispose([x, filter, dy]);
    return timings;
  },
};
