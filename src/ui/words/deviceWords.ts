import type { BackendName, Fallback } from '../../core/settings.ts';
import type { HalfChoice, HalfFinding, KernelChoice } from '../../core/kernelChoice.ts';
import type { DeviceState } from '../../store/phases.ts';
import { t } from '../language/t.ts';
import { axisNumber, decimals, rate } from './numbers.ts';

const BACKEND_NAMES: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  webgl: 'WebGL',
  cpu: 'CPU',
};

export const backendWord = (backend: BackendName): string => BACKEND_NAMES[backend];

/** What the status "Device" says, e.g. `WebGPU · SwiftShader` or `WebAssembly · 2 threads, SIMD`. */
export function deviceStatus(device: DeviceState): string {
  switch (device.phase) {
    case 'opening':
      return t('Opening the GPU …');
    case 'failed':
      return t('No device');
    case 'ready': {
      const backend = BACKEND_NAMES[device.backend];
      return device.adapter ? `${backend} · ${device.adapter}` : backend;
    }
  }
}

/** The status in two: what computes, and on what, which gives way where room is short. */
export function deviceParts(device: DeviceState): readonly [name: string, adapter: string] {
  const status = deviceStatus(device);
  if (device.phase !== 'ready') return [status, ''];
  const name = BACKEND_NAMES[device.backend];
  return [name, status.slice(name.length)];
}

/** What a device that runs on the processor means for the visitor; null for a GPU. */
export function slownessNote(device: DeviceState): string | null {
  if (device.phase !== 'ready' || !device.software) return null;
  return device.backend === 'webgpu'
    ? t('A processor plays the GPU here: expect small and slow runs.')
    : t('The processor computes here: expect small and slow runs.');
}

const fallbackWords = (): Readonly<Record<Fallback, (backend: string) => string>> => ({
  'emulated-gpu': (backend) =>
    t(
      'Your browser’s GPU is emulated by the processor, so training runs on {backend}, which is faster there.',
      { backend },
    ),
  'slow-gpu': (backend) =>
    t('The GPU here is slower than the processor in a short test, so training runs on {backend}.', {
      backend,
    }),
  'wrong-gpu': (backend) =>
    t(
      'The GPU gave wrong numbers in a short test, so training runs on {backend} instead. A newer browser or graphics driver may help.',
      { backend },
    ),
  'no-gpu': (backend) =>
    t(
      'This browser gives the page no GPU (WebGPU), so training runs on {backend}. With one it is faster: Chrome and Edge 113 or later, Safari 26, Firefox 141 on Windows and 145 on macOS have WebGPU.',
      { backend },
    ),
});

/** Why something else than WebGPU computes; null where it does, or the visitor chose. */
export function fallbackNote(device: DeviceState): string | null {
  if (device.phase !== 'ready' || device.fallback === undefined) return null;
  return fallbackWords()[device.fallback](BACKEND_NAMES[device.backend]);
}

/** How fast the device is; empty until one is open. */
export function speedNote(device: DeviceState): string {
  if (device.phase !== 'ready') return '';
  const { gigaflops } = device;
  return t('In a short test it convolves at {rate} billion multiplications and additions a second.', {
    rate: rate(gigaflops),
  });
}

const sourceWords = (): Readonly<Record<KernelChoice['source'], string>> => ({
  measured: t('Timed on this device a moment ago.'),
  remembered: t('Timed on this device on an earlier visit.'),
  off: t('Left at their defaults, since timing is switched off.'),
});

/** Where the choice of kernels comes from, and that it is safe. */
export function kernelNote({ source }: KernelChoice): string {
  return t('{source} All variants give the same numbers; only the time differs.', {
    source: sourceWords()[source],
  });
}

/** Why half precision cannot be had here; null where it can, or where that is not known yet. */
export function halfObstacle(device: DeviceState, tune: boolean): string | null {
  if (device.phase !== 'ready') return null;
  if (device.backend !== 'webgpu') return t('It takes WebGPU.');
  if (device.kernels?.half.state === 'absent')
    return t('This GPU or browser does not compute in it (shader-f16).');
  return tune ? null : t('It takes timing, which is switched off.');
}

/** `1.25 ms: 64×64` */
export function timingWords(ms: number, variant: string): string {
  return `${decimals(ms, ms < 10 ? 2 : 0)} ms: ${variant}`;
}

/** What half precision does to a run. */
export function halfEffect(): string {
  return t(
    'It rounds what training convolves to 11 bits and changes its numbers a little. Weights, sums and gradients keep 24 bits, and so does all that is exported.',
  );
}

/** What the check of half precision found; null where there was none. */
export function halfNote(half: HalfChoice): string | null {
  if (half.state !== 'checked') return null;
  return half.findings.map(halfSentence).join(' ');
}

function halfSentence({ shape, serves, speedup, error }: HalfFinding): string {
  const found = t('{speedup} times as fast as float32, and off by {error} %', {
    speedup: decimals(speedup, 2),
    error: axisNumber(Number((100 * error).toPrecision(1))),
  });
  if (shape === 'wide') {
    return serves
      ? t('Early layers use it: {found}.', { found })
      : t('Early layers do not use it: {found}.', { found });
  }
  return serves
    ? t('Late layers use it: {found}.', { found })
    : t('Late layers do not use it: {found}.', { found });
}
