/** Which variants of our kernels run on a device, in words that need no knowledge of them. */
export interface KernelChoice {
  /** Timed on this visit, remembered from an earlier one, or left at the defaults. */
  readonly source: 'measured' | 'remembered' | 'off';
  readonly variants: readonly KernelVariant[];
}

/** One kernel and kind of layer: what was chosen, and how long each variant took where they were timed. */
export interface KernelVariant {
  readonly kernel: 'forward' | 'filterGradient';
  readonly shape: 'wide' | 'narrow';
  readonly chosen: string;
  readonly timings: readonly { readonly variant: string; readonly ms: number }[];
}
