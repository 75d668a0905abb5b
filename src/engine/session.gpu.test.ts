import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../core/settings.ts';
import { noisePhotos } from '../testing/photos.ts';
import { Session } from './session.ts';
import { probePairs, type Probe } from './training/probe.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, imageSize: 16 };

/** Photos on the device: how often they were brought there, and how often given back. */
function watchPhotos(): { brought: number; freed: number } {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('not on WebGPU');
  const { device } = backend;
  const counts = { brought: 0, freed: 0 };
  const createBuffer = device.createBuffer.bind(device);
  device.createBuffer = (descriptor) => {
    const buffer = createBuffer(descriptor);
    if (descriptor.label !== 'photos') return buffer;
    counts.brought += 1;
    const destroy = buffer.destroy.bind(buffer);
    buffer.destroy = () => {
      counts.freed += 1;
      destroy();
      return undefined;
    };
    return buffer;
  };
  return counts;
}

const probeOf = (session: Session, ids: readonly number[]): Promise<Probe> =>
  session.look(SETTINGS, (seen, source) => probePairs(seen, source, ids));

describe('Session', () => {
  it('brings the photos to the GPU once, and gives them back when others come or the device goes', async () => {
    const session = new Session();
    await session.open({ backend: 'webgpu', tune: false, half: false });
    const counts = watchPhotos();
    session.setPhotos(noisePhotos(20, 24));
    await probeOf(session, [1, 2, 3]);
    await probeOf(session, [4, 5, 6]);
    expect(counts).toEqual({ brought: 1, freed: 0 });
    session.setPhotos(noisePhotos(10, 24, 2));
    expect(counts).toEqual({ brought: 1, freed: 1 });
    const probe = await probeOf(session, [4, 5, 6]);
    expect(counts).toEqual({ brought: 2, freed: 1 });
    expect(probe.similarity.every(Number.isFinite)).toBe(true);
    await session.open({ backend: 'webgpu', tune: false, half: false });
    expect(counts).toEqual({ brought: 2, freed: 2 });
    const again = await probeOf(session, [4, 5, 6]);
    expect(again.similarity).toEqual(probe.similarity);
  });
});
