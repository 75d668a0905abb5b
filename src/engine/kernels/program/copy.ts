import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** A run of floats that moves from one tensor's memory to another's. */
export interface CopiedPart {
  readonly from: tf.TensorInfo;
  readonly fromOffset: number;
  readonly to: tf.TensorInfo;
  readonly toOffset: number;
  readonly length: number;
}

/** What we need of tfjs's backend beyond its public face; its version is pinned. */
interface CommandStream {
  readonly tensorMap: { get(dataId: object): { readonly resource: GPUBuffer } };
  readonly commandEncoder: GPUCommandEncoder;
  readonly commandQueueOwnedIds: WeakSet<object>;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  uploadToGPU(dataId: object): void;
}

/**
 * Copies parts of tensors in tfjs's command stream. Not a dispatch: the copy engine does it, many in a row
 * without a wait between them, and with no pipeline to compile.
 *
 * @param parts offsets and lengths in floats; those of one tensor must not overlap
 */
export function copyParts(parts: readonly CopiedPart[]): void {
  const stream = commandStream();
  for (const { from, to } of parts) {
    stream.uploadToGPU(from.dataId);
    stream.uploadToGPU(to.dataId);
  }
  const encoder = encoderOf(stream);
  for (const { from, fromOffset, to, toOffset, length } of parts) {
    const [source, target] = [from, to].map(({ dataId }) => {
      // tfjs frees no memory that recorded commands still use.
      stream.commandQueueOwnedIds.add(dataId);
      return stream.tensorMap.get(dataId).resource;
    }) as [GPUBuffer, GPUBuffer];
    encoder.copyBufferToBuffer(source, 4 * fromOffset, target, 4 * toOffset, 4 * length);
  }
}

/** New memory on the GPU, float32, holding whatever the memory held before. */
export function allocate(shape: readonly number[]): tf.TensorInfo {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('memory is allocated on WebGPU only');
  return backend.makeTensorInfo([...shape], 'float32');
}

/** Sets `length` floats from `offset` on to zero. */
export function clearPart(tensor: tf.TensorInfo, offset: number, length: number): void {
  const stream = commandStream();
  stream.uploadToGPU(tensor.dataId);
  stream.commandQueueOwnedIds.add(tensor.dataId);
  encoderOf(stream).clearBuffer(stream.tensorMap.get(tensor.dataId).resource, 4 * offset, 4 * length);
}

function commandStream(): CommandStream {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new Error('buffers are copied on WebGPU only');
  return backend as unknown as CommandStream;
}

/** tfjs's encoder, outside of a compute pass: the next dispatch begins a new one. */
function encoderOf(stream: CommandStream): GPUCommandEncoder {
  stream.ensureCommandEncoderReady();
  stream.endComputePassEncoder();
  return stream.commandEncoder;
}
