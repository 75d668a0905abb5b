/**
 * Counts the bytes that cross to the GPU: written into buffers by the queue, and into buffers that are mapped from
 * the start, through tfjs's backend. Call `stop` when done.
 */
export function countUploads({ device, queue }: { readonly device: GPUDevice; readonly queue: GPUQueue }): {
  bytes: () => number;
  stop: () => void;
} {
  let bytes = 0;
  const createBuffer = device.createBuffer.bind(device);
  const writeBuffer = queue.writeBuffer.bind(queue);
  device.createBuffer = (descriptor) => {
    if (descriptor.mappedAtCreation === true) bytes += descriptor.size;
    return createBuffer(descriptor);
  };
  queue.writeBuffer = (buffer, offset, data, from, size) => {
    // In elements of a typed array, in bytes of a buffer.
    const unit = 'BYTES_PER_ELEMENT' in data ? Number(data.BYTES_PER_ELEMENT) : 1;
    bytes += size === undefined ? data.byteLength - (from ?? 0) * unit : size * unit;
    writeBuffer(buffer, offset, data, from, size);
  };
  return {
    bytes: () => bytes,
    stop: () => {
      Object.assign(device, { createBuffer });
      Object.assign(queue, { writeBuffer });
    },
  };
}
