import type { TuningReport } from '../engine/kernels/tuning/choose.ts';
import { serves } from '../engine/kernels/tuning/checkHalf.ts';
import type { HalfChoice, KernelChoice } from '../core/kernelChoice.ts';

type Variant = TuningReport['timings'][number]['variant'];

const KERNELS = ['forward', 'filterGradient'] as const;
const SHAPES = ['wide', 'narrow'] as const;

/** The engine's choice of kernels as the page shows it. */
export function kernelChoice({ source, tuning, timings, half }: TuningReport): KernelChoice {
  const variants = KERNELS.flatMap((kernel) =>
    SHAPES.map((shape) => ({
      kernel,
      shape,
      chosen: nameOf(tuning[kernel][shape]),
      timings: timings
        .filter((timing) => timing.kernel === kernel && timing.shape === shape)
        .map(({ variant, ms }) => ({ variant: nameOf(variant), ms })),
    })),
  );
  return { source, variants, half: halfChoice(half) };
}

function halfChoice(half: TuningReport['half']): HalfChoice {
  if (half.state !== 'checked') return half;
  const findings = half.findings.map((finding) => {
    const { shape, ms, singleMs, error } = finding;
    return { shape, serves: serves(finding), speedup: singleMs / ms, error };
  });
  return { state: 'checked', findings };
}

const MEMORY_WORDS = {
  registers: 'registers',
  subgroups: 'registers, weights handed round a subgroup',
  shared: 'workgroup memory',
} as const;

/** E.g. `registers, 8 pixels × 16 channels`. */
function nameOf(variant: Variant): string {
  const channels = `${4 * variant.vectors} channels`;
  if (!('memory' in variant)) return channels;
  return `${MEMORY_WORDS[variant.memory]}, ${variant.pixels} pixels × ${channels}`;
}
