import * as tf from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { JobBoard, WasmKernel } from './jobs.ts';

/** The part of emscripten's module whose types the package leaves to another. */
interface Allocator {
  readonly _malloc: (bytes: number) => number;
  readonly _free: (address: number) => void;
}

/** Our kernels at work in the memory of TensorFlow.js's WebAssembly backend. */
export class WasmMachine {
  /** Threads that compute, this one included; scratch memory is theirs one part each. */
  readonly threads: number;
  readonly #backend: BackendWasm;
  readonly #exports: WebAssembly.Exports;
  readonly #board: JobBoard;

  constructor(backend: BackendWasm, exports: WebAssembly.Exports, board: JobBoard, threads: number) {
    this.#backend = backend;
    this.#exports = exports;
    this.#board = board;
    this.threads = threads;
  }

  /** Address of a tensor's first number. */
  pointer({ dataId }: tf.TensorInfo): number {
    return this.#backend.getMemoryOffset(dataId);
  }

  /**
   * A new float32 tensor, whose numbers the caller writes.
   *
   * @throws Error when memory has run out, where TensorFlow.js would go on at address 0
   */
  output(shape: readonly number[]): tf.TensorInfo {
    const tensor = this.#backend.makeOutput([...shape], 'float32');
    if (this.pointer(tensor) === 0) throw new Error(`wasm: no memory for a tensor of ${shape.join('×')}`);
    return tensor;
  }

  /** Runs `use` with memory that is freed when it returns: so many bytes, all of one thread. */
  borrow<T>(bytes: number, use: (address: number) => T): T {
    const { _malloc: allocate, _free: free } = this.#backend.wasm as unknown as Allocator;
    const address = allocate(bytes) >>> 0;
    if (address === 0) throw new Error(`wasm: no memory for ${bytes} bytes`);
    try {
      return use(address);
    } finally {
      free(address);
    }
  }

  /**
   * Computes all units of a kernel, by all threads. What one unit computes depends on its number alone, so that the
   * result is the same to the bit however many threads there are.
   *
   * @param parameters in the kernel's order, after unit and lane
   */
  run(kernel: WasmKernel, units: number, parameters: readonly number[]): void {
    this.#board.post(kernel, units, parameters);
    this.#board.work(this.#exports, 0);
    this.#board.finish();
  }
}

/** The machine of a backend, where `openWasm` has given it one. */
const machines = new WeakMap<tf.KernelBackend, WasmMachine>();

export function attachMachine(backend: BackendWasm, machine: WasmMachine): void {
  machines.set(backend, machine);
}

/** The machine of the backend in force. */
export function machine(): WasmMachine {
  const found = machines.get(tf.backend());
  if (found === undefined) throw new Error('wasm: our kernels run on the wasm backend only');
  return found;
}
