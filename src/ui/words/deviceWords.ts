import type { BackendName } from '../../core/settings.ts';
import type { DeviceState } from '../../store/state.ts';

const BACKEND_WORDS: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'CPU',
};

/** What the status "Device" says, e.g. `WebGPU · SwiftShader`. */
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
