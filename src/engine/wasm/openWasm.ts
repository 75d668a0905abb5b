import * as tf from '@tensorflow/tfjs-core';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import binaryUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import emscriptenFactory from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js';
import { LikenessError } from '../../core/errors.ts';
import kernelsUrl from './assembly/index.as?inline';
import { JobBoard } from './jobs.ts';
import { startLanes, type LaneHost, type LanePort } from './lanes.ts';
import { attachMachine, WasmMachine } from './machine.ts';
import { withSharedMemory } from './sharedMemory.ts';
import { message } from '../../core/message.ts';

type Emscripten = Awaited<ReturnType<typeof emscriptenFactory>> & {
  cwrap(name: string, result: 'number' | null, parameters: 'number'[]): (...parameters: number[]) => unknown;
};

/** Pages of 64 KiB that TensorFlow.js's binary asks for. */
const INITIAL_PAGES = 256;
const MAX_PAGES = 65_536;

/** An open WebAssembly backend. */
export interface OpenWasm {
  readonly threads: number;
  readonly dispose: () => void;
}

/**
 * Makes TensorFlow.js's WebAssembly backend, with SIMD, the one in force, and puts our own kernels beside its own, in
 * the same memory. With lanes the memory is shared and they compute along.
 *
 * @throws LikenessError `no-adapter` where the browser has no WebAssembly with SIMD
 */
export async function openWasm(lanes: LaneHost): Promise<OpenWasm> {
  const kernelBytes = bytesOf(kernelsUrl);
  if (!WebAssembly.validate(kernelBytes)) {
    throw new LikenessError('no-adapter', message('This browser runs no WebAssembly with SIMD.'));
  }
  const shared = lanes.count > 0 && canShareMemory();
  const prepared = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
    shared ? withSharedMemory(bytes) : bytes;
  const [emscripten, memory] = await loadTensorFlow(prepared(await download(binaryUrl)));
  const module = await WebAssembly.compile(prepared(kernelBytes));
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const board = JobBoard.create(shared);
  const ports: LanePort[] = shared
    ? await startLanes(lanes, { module, memory, board: board.buffer as SharedArrayBuffer })
    : [];
  // A lane that did not start leaves its number, and its part of scratch memory, unused.
  const threads = (shared ? lanes.count : 0) + 1;

  unregisterWasm();
  tf.registerBackend('wasm', () => {
    const backend = new BackendWasm(emscripten);
    attachMachine(backend, new WasmMachine(backend, exports, board, threads));
    return backend;
  });
  await tf.setBackend('wasm');
  await tf.ready();
  return {
    threads: ports.length + 1,
    dispose: () => {
      unregisterWasm();
      for (const port of ports) port.terminate();
    },
  };
}

/** Shared memory reserves all the addresses that it may ever grow to, which small devices can refuse. */
function canShareMemory(): boolean {
  try {
    new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAX_PAGES, shared: true });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The package registers a backend of its own as it loads. */
function unregisterWasm(): void {
  if ('wasm' in tf.engine().registryFactory) tf.removeBackend('wasm');
}

/** The bytes of a base64 data URL; to fetch it the content security policy would have to allow `data:`. */
function bytesOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

async function download(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url} could not be loaded: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * TensorFlow.js's C++ in memory that we know. Its own `init` hides the memory, and would spawn threads of its own.
 */
async function loadTensorFlow(bytes: Uint8Array<ArrayBuffer>): Promise<[Emscripten, WebAssembly.Memory]> {
  let memory: WebAssembly.Memory | undefined;
  const emscripten = await new Promise<Emscripten>((resolve, reject) => {
    emscriptenFactory({
      instantiateWasm: (
        imports: WebAssembly.Imports,
        receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
      ) => {
        WebAssembly.instantiate(bytes, imports).then(({ instance, module }) => {
          memory = instance.exports['memory'] as WebAssembly.Memory;
          receive(instance, module);
        }, reject);
        return {};
      },
    }).then((module) => {
      resolve(module as Emscripten);
    }, reject);
  });
  if (memory === undefined) throw new Error('wasm: TensorFlow.js exports no memory');
  const wrap = emscripten.cwrap.bind(emscripten);
  // What the package's own `init` adds.
  emscripten.tfjs = {
    init: wrap('init', null, []),
    initWithThreadsCount: wrap('init_with_threads_count', null, ['number']),
    getThreadsCount: wrap('get_threads_count', 'number', []) as () => number,
    registerTensor: wrap('register_tensor', null, ['number', 'number', 'number']),
    disposeData: wrap('dispose_data', null, ['number']),
    dispose: wrap('dispose', null, []),
  };
  return [emscripten, memory];
}
