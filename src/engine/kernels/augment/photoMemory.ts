import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { PackedPhotos } from '../../../core/photos.ts';

/** More of a GPU's memory than this is left to the training, since many GPUs share it with the processor. */
const MOST_BYTES = 2 ** 30;

/** The upload goes in parts, so that the browser never holds a second whole copy on its way. */
const PART_BYTES = 16 * 2 ** 20;

/** Photos where the GPU can read them: int32 words, four bytes each, RGB of one photo after the other. */
export interface PhotoMemory {
  /**
   * Words that hold the photos, and the place of each in them; `rows` at least, so that the words' length is the same
   * for every batch.
   */
  readonly batch: (ids: ArrayLike<number>, rows: number) => PhotoBatch;
  readonly dispose: () => void;
}

export interface PhotoBatch {
  readonly words: tf.Tensor1D;
  readonly places: ArrayLike<number>;
  /** The words' memory may be used for something else. */
  readonly release: () => void;
}

/**
 * Puts photos where the GPU can read them: all of them, once, where they fit; else the photos of each batch as it
 * comes, which is slower but knows no limit.
 *
 * @param mostBytes that may stay on the GPU, whatever the adapter allows
 */
export async function openPhotoMemory(photos: PackedPhotos, mostBytes = MOST_BYTES): Promise<PhotoMemory> {
  const { limits } = webGpu().device;
  const most = Math.min(mostBytes, limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  const resident = wordsOf(photos.pixels.length) * 4 <= most ? await residentPhotos(photos) : null;
  return resident ?? { batch: (ids, rows) => uploadBatch(photos, ids, rows), dispose: () => undefined };
}

/**
 * The buffer is ours, so that it can be given back: tfjs would keep it for another tensor of that very size. So
 * `numBytesInGPU` does not count it; `numBytes` does.
 *
 * @returns null where the GPU has no memory for them
 */
async function residentPhotos({ pixels }: PackedPhotos): Promise<PhotoMemory | null> {
  const backend = webGpu();
  const { device, queue } = backend;
  const length = wordsOf(pixels.length);
  device.pushErrorScope('out-of-memory');
  const buffer = device.createBuffer({
    label: 'photos',
    size: length * 4,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
  if ((await device.popErrorScope()) !== null) return null;
  for (let start = 0; start < pixels.length; start += PART_BYTES) {
    const part = pixels.subarray(start, start + PART_BYTES);
    queue.writeBuffer(buffer, start, part.length % 4 === 0 ? part : filledUp(part));
    await queue.onSubmittedWorkDone();
  }
  const words = tf.keep(tf.tensor<tf.Rank.R1>({ buffer, zeroCopy: true }, [length], 'int32'));
  return {
    batch: (ids) => ({ words, places: ids, release: () => undefined }),
    dispose: () => {
      words.dispose();
      // Commands that read it may not have been handed in yet, and none that name a destroyed buffer would run.
      backend.ensureCommandEncoderReady();
      backend.endComputePassEncoder();
      backend.submitQueue();
      buffer.destroy();
    },
  };
}

function uploadBatch({ pixels, side }: PackedPhotos, ids: ArrayLike<number>, rows: number): PhotoBatch {
  const size = side * side * 3;
  const bytes = new Uint8Array(wordsOf(rows * size) * 4);
  const places = Int32Array.from(ids, (id, place) => {
    bytes.set(pixels.subarray(id * size, (id + 1) * size), place * size);
    return place;
  });
  const words = tf.tensor1d(new Int32Array(bytes.buffer), 'int32');
  return { words, places, release: () => words.dispose() };
}

const wordsOf = (bytes: number): number => Math.ceil(bytes / 4);

/** The last bytes, filled up to whole words. */
function filledUp(part: Uint8Array): Uint8Array<ArrayBuffer> {
  const filled = new Uint8Array(wordsOf(part.length) * 4);
  filled.set(part);
  return filled;
}

function webGpu(): WebGPUBackend {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend))
    throw new Error('photo memory: the backend in force is not WebGPU');
  return backend;
}
