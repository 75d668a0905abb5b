/** Colours of a scale: more are not told apart on a dot. */
const SHADES = 24;

/**
 * Two ends of a scale in OKLCH, whose lightness is even to the eye. What is more stands out more from the ground of the
 * map, and what is least still does so by 3 to 1 (WCAG 2.2, 1.4.11).
 */
const ENDS = {
  light: { from: { lightness: 0.63, chroma: 0.13, hue: 80 }, to: { lightness: 0.3, chroma: 0.15, hue: 300 } },
  dark: { from: { lightness: 0.5, chroma: 0.15, hue: 300 }, to: { lightness: 0.92, chroma: 0.13, hue: 80 } },
} as const;

/** The colours from least to most. */
export function valueScale(scheme: 'light' | 'dark'): readonly string[] {
  const { from, to } = ENDS[scheme];
  // From gold over red to violet: the other way round the wheel would pass the greens that folders have.
  const turn = scheme === 'light' ? to.hue - 360 - from.hue : to.hue + 360 - from.hue;
  return Array.from({ length: SHADES }, (_, at) => {
    const share = at / (SHADES - 1);
    const mix = (a: number, b: number): number => a + (b - a) * share;
    const hue = (from.hue + turn * share + 360) % 360;
    return `oklch(${mix(from.lightness, to.lightness).toFixed(3)} ${mix(from.chroma, to.chroma).toFixed(3)} ${hue.toFixed(1)})`;
  });
}

/** From where to where a scale goes. */
export interface ValueRange {
  readonly least: number;
  readonly most: number;
}

/** The range that holds all but two in a hundred at either end, so that a few odd ones do not take all the colours. */
export function rangeOf(values: Float32Array): ValueRange {
  const sorted = values.filter(Number.isFinite).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [least, most] = [at(0.02), at(0.98)];
  return most > least ? { least, most } : { least, most: least + 1 };
}

/** The colour of a value; beyond the range that of its end. */
export function colourOfValue(value: number, { least, most }: ValueRange, scale: readonly string[]): string {
  const share = Math.min(1, Math.max(0, (value - least) / (most - least)));
  return scale[Math.round(share * (scale.length - 1))]!;
}
