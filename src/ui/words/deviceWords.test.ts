import { describe, expect, it } from 'vitest';
import type { HalfChoice } from '../../core/kernelChoice.ts';
import type { DeviceState } from '../../store/phases.ts';
import { halfNote, halfObstacle } from './deviceWords.ts';

/** WebGPU with timed kernels. */
function gpu(half: HalfChoice): DeviceState {
  const kernels = { source: 'measured', variants: [], half } as const;
  return { phase: 'ready', backend: 'webgpu', adapter: 'A', software: false, gigaflops: 900, kernels };
}

describe('half precision', () => {
  it('is refused with the reason that the visitor can act on', () => {
    const wasm = { phase: 'ready', backend: 'wasm', adapter: 'A', software: true, gigaflops: 9 } as const;
    expect(halfObstacle(wasm, true)).toContain('WebGPU');
    expect(halfObstacle(gpu({ state: 'absent' }), true)).toContain('shader-f16');
    expect(halfObstacle(gpu({ state: 'off' }), false)).toContain('timing');
    expect(halfObstacle(gpu({ state: 'off' }), true)).toBeNull();
    expect(halfObstacle({ phase: 'opening' }, true)).toBeNull();
  });

  it('is told of as the check found it', () => {
    expect(halfNote({ state: 'off' })).toBeNull();
    const findings = [
      { shape: 'wide', serves: true, speedup: 1.4, error: 4.2e-4 },
      { shape: 'narrow', serves: false, speedup: 0.81, error: 5e-4 },
    ] as const;
    expect(halfNote({ state: 'checked', findings })).toBe(
      'Early layers use it: 1.40 times as fast as float32, and off by 0.04 %. ' +
        'Late layers do not use it: 0.81 times as fast as float32, and off by 0.05 %.',
    );
  });
});
