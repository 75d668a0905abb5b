import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useDevice } from '../testing/device.ts';
import {
  DEFAULT_TUNING,
  HALF_VARIANTS,
  tuning,
  useTuning,
  type HalfVariant,
} from './kernels/tuning/tuning.ts';
import { agree, selfTest } from './selfTest.ts';

describe('the self-test', () => {
  useDevice('webgpu');

  it('passes a device that computes rightly, and leaves nothing behind', async () => {
    const before = tf.memory().numTensors;
    await selfTest('webgpu');
    expect(tf.getBackend()).toBe('webgpu');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('is made in float32, and leaves half precision in force', async () => {
    const [variant] = HALF_VARIANTS as [HalfVariant];
    const chosen = { ...DEFAULT_TUNING, half: { wide: variant, narrow: variant } };
    useTuning(chosen);
    try {
      await selfTest('webgpu');
      expect(tuning()).toBe(chosen);
    } finally {
      useTuning(DEFAULT_TUNING);
    }
  });

  it('refuses a device whose filter gradients are a little too large', async () => {
    const name = 'LikenessConv2DFilterGradient';
    const sound = tf.getKernel(name, 'webgpu');
    tf.unregisterKernel(name, 'webgpu');
    tf.registerKernel({
      ...sound,
      kernelFunc: (call) => {
        const gradient = sound.kernelFunc(call) as tf.TensorInfo;
        const first = Array.isArray(gradient) ? (gradient as tf.TensorInfo[])[0] : gradient;
        return tf.engine().runKernel('Multiply', { a: asTensor(first), b: tf.scalar(1.1) });
      },
    });
    try {
      await expect(selfTest('webgpu')).rejects.toMatchObject({ code: 'wrong-results' });
      expect(tf.getBackend()).toBe('webgpu');
    } finally {
      tf.unregisterKernel(name, 'webgpu');
      tf.registerKernel(sound);
    }
  });

  it('takes NaN and missing numbers for wrong', () => {
    expect(agree([1, 2], [1, 2.001])).toBe(true);
    expect(agree([1, NaN], [1, 2])).toBe(false);
    expect(agree([1, NaN], [1, NaN])).toBe(false);
    expect(agree([1], [1, 2])).toBe(false);
  });
});

/** What a kernel returns, as the tensor that tfjs's operations take. */
function asTensor(info: tf.TensorInfo | undefined): tf.Tensor {
  if (info === undefined) throw new Error('the kernel returned nothing');
  return tf.engine().makeTensorFromTensorInfo(info);
}
