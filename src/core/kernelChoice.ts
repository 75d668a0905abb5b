/** Which variants of our kernels run on a device, in words that need no knowledge of them. */
export interface KernelChoice {
  /** Timed on this visit, remembered from an earlier one, or left at the defaults. */
  readonly source: 'measured' | 'remembered' | 'off';
  readonly variants: readonly KernelVariant[];
  readonly half: HalfChoice;
}

/** Half precision: not there, not asked for, or what a check found of it. */
export type HalfChoice =
  | { readonly state: 'absent' | 'off' }
  | { readonly state: 'checked'; readonly findings: readonly HalfFinding[] };

export interface HalfFinding {
  readonly shape: KernelVariant['shape'];
  /** Whether it is used for these layers. */
  readonly serves: boolean;
  /** How many times as fast as float32. */
  readonly speedup: number;
  /** Greatest difference from float32, over the greatest value. */
  readonly error: number;
}

/** One kernel and kind of layer: what was chosen, and how long each variant took where they were timed. */
export interface KernelVariant {
  readonly kernel: 'forward' | 'filterGradient';
  readonly shape: 'wide' | 'narrow';
  readonly chosen: string;
  readonly timings: readonly { readonly variant: string; readonly ms: number }[];
}

/** Whether any layer is computed in half precision. */
export function usesHalf(half: HalfChoice): boolean {
  return half.state === 'checked' && half.findings.some(({ serves }) => serves);
}
