/** What has gone to the GPU since the meter was set up, and what lives on it. */
export interface GpuReading {
  readonly dispatches: number;
  /** Bytes written to buffers and textures by the processor. */
  readonly uploadBytes: number;
  /** Bytes of all buffers that have been made and not destroyed. */
  readonly liveBytes: number;
}

const reading = { dispatches: 0, uploadBytes: 0, liveBytes: 0 };
let installed = false;

type Method = (this: never, ...values: never[]) => unknown;

/** Puts `before` in front of a method of all objects of a class. */
function listen<T extends object, K extends keyof T>(
  prototype: T,
  name: K,
  before: (object: T, values: T[K] extends (...values: infer A) => unknown ? A : never) => void,
): void {
  const method = prototype[name] as Method;
  Object.defineProperty(prototype, name, {
    configurable: true,
    writable: true,
    value(this: T, ...values: unknown[]) {
      before(this, values as never);
      return method.apply(this as never, values as never[]);
    },
  });
}

/**
 * Counts from now on, whoever calls WebGPU: dispatches, what the processor writes (by the queue, or into mapped
 * buffers: tfjs uploads tensors through buffers that are mapped when they are made, and uniforms through the
 * queue), and the bytes of live buffers. To be called before a device is made.
 */
export function installGpuMeter(): void {
  if (installed) return;
  installed = true;
  listen(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => (reading.dispatches += 1));
  listen(GPUComputePassEncoder.prototype, 'dispatchWorkgroupsIndirect', () => (reading.dispatches += 1));
  listen(GPUQueue.prototype, 'writeBuffer', (_queue, [, , data, offset = 0, size]) => {
    // Offset and size count elements of a typed array, and bytes of anything else.
    const elementBytes = 'BYTES_PER_ELEMENT' in data ? Number(data.BYTES_PER_ELEMENT) : 1;
    reading.uploadBytes += size === undefined ? data.byteLength - offset * elementBytes : size * elementBytes;
  });
  listen(GPUQueue.prototype, 'writeTexture', (_queue, [, data]) => (reading.uploadBytes += data.byteLength));
  listen(GPUBuffer.prototype, 'getMappedRange', (buffer, [offset = 0, size = buffer.size - offset]) => {
    if ((buffer.usage & GPUBufferUsage.MAP_READ) === 0) reading.uploadBytes += size;
  });
  const destroyed = new WeakSet<GPUBuffer>();
  listen(GPUDevice.prototype, 'createBuffer', (_device, [{ size }]) => (reading.liveBytes += size));
  listen(GPUBuffer.prototype, 'destroy', (buffer) => {
    if (!destroyed.has(buffer)) reading.liveBytes -= buffer.size;
    destroyed.add(buffer);
  });
}

export const gpuReading = (): GpuReading => ({ ...reading });
