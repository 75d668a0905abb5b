import * as tf from '@tensorflow/tfjs-core';
import { it } from 'vitest';
import { DEFAULT_SETTINGS } from '../core/settings.ts';
import { useDevice } from '../testing/device.ts';
import { gpuViews } from './training/gpuViews.ts';
import { pipelineViews } from './training/views.ts';
import { Batches } from './training/batches.ts';
import { learningRateAt } from './optim/schedule.ts';
import { Network } from './models/network.ts';
import { TrainingState } from './training/step.ts';
useDevice('webgpu');
const SIDE = 24;
function stripedPhotos(count: number) {
  const pixels = new Uint8Array(count * SIDE * SIDE * 3);
  for (let at = 0; at < pixels.length; at++) {
    const photo = Math.floor(at / (SIDE * SIDE * 3));
    const row = Math.floor(at / (SIDE * 3)) % SIDE;
    pixels[at] = row % (photo + 2) === 0 ? 255 : (photo * 53 + (at % 3) * 97) % 256;
  }
  return { pixels, count, side: SIDE };
}
it('learn', async () => {
  const photos = stripedPhotos(20);
  const gpu = await gpuViews(photos);
  const ts = pipelineViews(photos);
  for (const seed of [2, 5]) {
  const settings = { ...DEFAULT_SETTINGS, batchSize: 8, imageSize: 16, steps: 40, seed, learningRate: 3e-3 };
  const network = new Network('tiny', 16);
  const a = new TrainingState(network, settings, network.initialWeights(seed));
  const b = new TrainingState(network, settings, network.initialWeights(seed));
  const batches = new Batches(20, 8, seed);
  const tail: number[][] = [[], []];
  for (let step = 1; step <= 40; step++) {
    const key = { seed, purpose: 3, step };
    const va = gpu.pairs(batches.at(step), settings, key);
    const vb = ts.pairs(batches.at(step), settings, key);
    const diff = tf.max(tf.abs(tf.sub(va, vb)));
    const ma = a.step(va, step, learningRateAt(step, 40, 3e-3));
    const mb = b.step(vb, step, learningRateAt(step, 40, 3e-3));
    const [d, x, y] = [(await diff.data())[0]!, (await ma.data())[0]!, (await mb.data())[0]!];
    tail[0]!.push(x); tail[1]!.push(y);
    if (step < 8 || step % 8 === 0) console.log(step, 'views differ', d.toExponential(1), 'loss gpu', x.toFixed(5), 'ts', y.toFixed(5));
    tf.dispose([va, vb, diff, ma, mb]);
  }
  const m = (v: number[]) => v.slice(-5).reduce((s, x) => s + x, 0) / 5;
  console.log('seed', seed, 'last five: gpu', m(tail[0]!), 'ts', m(tail[1]!));
  }
}, 900000);
