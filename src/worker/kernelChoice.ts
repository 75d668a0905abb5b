import type { TuningReport } from '../engine/kernels/tuning/choose.ts';
import type { KernelChoice } from '../core/kernelChoice.ts';

type Variant = TuningReport['timings'][number]['variant'];

const KERNELS = ['forward', 'filterGradient'] as const;
const SHAPES = ['wide', 'narrow'] as const;

/** The engine's choice of kernels as the page shows it. */
export function kernelChoice({ source, tuning, timings }: TuningReport): KernelChoice {
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
  return { source, variants };
}

/** E.g. `registers, 8 pixels × 16 channels`. */
function nameOf(variant: Variant): string {
  const channels = `${4 * variant.vectors} channels`;
  if (!('memory' in variant)) return channels;
  const memory = variant.memory === 'shared' ? 'workgroup memory' : 'registers';
  return `${memory}, ${variant.pixels} pixels × ${channels}`;
}
