import type { BackendName } from '../../../src/core/settings.ts';
import { openDevice, type Device } from '../../../src/engine/device.ts';
import { NO_LANES } from '../../../src/engine/wasm/lanes.ts';
import { workerLanes } from '../../../src/worker/lanes.ts';

/** Opens a backend as the product does, with threads for WebAssembly where a browser lends them; Node lends none. */
export function open(backend: string): Promise<Device> {
  const lanes = 'crossOriginIsolated' in globalThis ? workerLanes() : NO_LANES;
  return openDevice(backend as BackendName, lanes);
}
