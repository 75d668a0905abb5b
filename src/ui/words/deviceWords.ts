import type { BackendName, Fallback } from '../../core/settings.ts';
import type { HalfChoice, HalfFinding, KernelChoice } from '../../core/kernelChoice.ts';
import type { DeviceState } from '../../store/phases.ts';

const BACKEND_WORDS: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  webgl: 'WebGL',
  cpu: 'CPU',
};

export const backendWord = (backend: BackendName): string => BACKEND_WORDS[backend];

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
  'slow-gpu': (backend) =>
    `The GPU here is slower than the processor in a short test, so training runs on ${backend}.`,
  'wrong-gpu': (backend) =>
    `The GPU gave wrong numbers in a short test, so training runs on ${backend} instead. A newer browser or graphics ` +
    'driver may help.',
  'no-gpu': (backend) =>
    `This browser gives the page no GPU (WebGPU), so training runs on ${backend}. With one it is faster: Chrome and ` +
    'Edge 113 or later, Safari 26, Firefox 141 on Windows and 145 on macOS have WebGPU.',
};

/** Why something else than WebGPU computes; null where it does, or the visitor chose. */
export function fallbackNote(device: DeviceState): string | null {
  if (device.phase !== 'ready' || device.fallback === undefined) return null;
  return FALLBACK_WORDS[device.fallback](BACKEND_WORDS[device.backend]);
}

/** How fast the device is; empty until one is open. */
export function speedNote(device: DeviceState): string {
  if (device.phase !== 'ready') return '';
  const { gigaflops } = device;
  const rate = gigaflops < 10 ? gigaflops.toFixed(1) : Math.round(gigaflops).toString();
  return `In a short test it convolves at ${rate} billion multiplications and additions a second.`;
}

const SOURCE_WORDS: Readonly<Record<KernelChoice['source'], string>> = {
  measured: 'Timed on this device a moment ago.',
  remembered: 'Timed on this device on an earlier visit.',
  off: 'Left at their defaults, since timing is switched off.',
};

/** Where the choice of kernels comes from, and that it is safe. */
export function kernelNote({ source }: KernelChoice): string {
  return `${SOURCE_WORDS[source]} All variants give the same numbers; only the time differs.`;
}

/** Why half precision cannot be had here; null where it can, or where that is not known yet. */
export function halfObstacle(device: DeviceState, tune: boolean): string | null {
  if (device.phase !== 'ready') return null;
  if (device.backend !== 'webgpu') return 'It takes WebGPU.';
  if (device.kernels?.half.state === 'absent')
    return 'This GPU or browser does not compute in it (shader-f16).';
  return tune ? null : 'It takes timing, which is switched off.';
}

/** What the check of half precision found; null where there was none. */
export function halfNote(half: HalfChoice): string | null {
  if (half.state !== 'checked') return null;
  return half.findings.map(halfSentence).join(' ');
}

function halfSentence({ shape, serves, speedup, error }: HalfFinding): string {
  const layers = shape === 'wide' ? 'Early layers' : 'Late layers';
  const found = `${speedup.toFixed(2)} times as fast as float32, and off by ${(100 * error).toPrecision(1)} %`;
  return `${layers} ${serves ? 'use it' : 'do not use it'}: ${found}.`;
}
