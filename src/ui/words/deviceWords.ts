import type { BackendName, Fallback } from '../../core/settings.ts';
import type { DeviceState } from '../../store/state.ts';

const BACKEND_WORDS: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  webgl: 'WebGL',
  cpu: 'CPU',
};

/** What the status "Device" says, e.g. `WebGPU · SwiftShader` or `WebAssembly · 2 threads, SIMD`. */
export function deviceStatus(device: DeviceState): string {
  switch (device.phase) {
    case 'opening':
      return 'Opening the GPU …';
    case 'failed':
      return 'No device';
    case 'ready': {
      const backend = BACKEND_WORDS[device.backend];
      return device.adapter ? `${backend} · ${device.adapter}` : backend;
    }
  }
}

/** What a device that runs on the processor means for the visitor; null for a GPU. */
export function slownessNote(device: DeviceState): string | null {
  if (device.phase !== 'ready' || !device.software) return null;
  const who = device.backend === 'webgpu' ? 'A processor plays the GPU here' : 'The processor computes here';
  return `${who}: expect small and slow runs.`;
}

const FALLBACK_WORDS: Readonly<Record<Fallback, (backend: string) => string>> = {
  'emulated-gpu': (backend) =>
    `Your browser’s GPU is emulated by the processor, so training runs on ${backend}, which is faster there.`,
  'no-gpu': (backend) =>
    `This browser gives the page no GPU (WebGPU), so training runs on ${backend}. With one it is faster: Chrome and ` +
    'Edge 113 or later, Safari 26, Firefox 141 on Windows and 145 on macOS have WebGPU.',
};

/** Why something else than WebGPU computes; null where it does, or the visitor chose. */
export function fallbackNote(device: DeviceState): string | null {
  if (device.phase !== 'ready' || device.fallback === undefined) return null;
  return FALLBACK_WORDS[device.fallback](BACKEND_WORDS[device.backend]);
}
