import { CROP_RATIO } from '../../core/augmentation.ts';

/** 1, in the fixed point that crops are judged in: 16 bits after the point. */
const ONE = 65_536;

/**
 * More than all roundings below together, so that a crop that is said to fit does; one that would fit by less than
 * this share of the photo's area is drawn anew.
 */
const MARGIN = 16;

/** Where the area and the logarithm of the ratio begin and how far they reach, in 1/ONE. */
export interface CropRule {
  readonly areaStart: number;
  readonly areaSpan: number;
  readonly logRatioStart: number;
  readonly logRatioSpan: number;
}

/** @param minArea smallest share of the photo that a crop may keep */
export function cropRule(minArea: number): CropRule {
  const areaStart = Math.floor(minArea * ONE);
  const logRatioStart = Math.round(Math.log(CROP_RATIO.min) * ONE);
  return {
    areaStart: areaStart + MARGIN,
    areaSpan: ONE - areaStart,
    logRatioStart,
    logRatioSpan: Math.round(Math.log(CROP_RATIO.max) * ONE) - logRatioStart,
  };
}

/**
 * Whether a crop of area a and ratio r lies within its square photo: √(a·r) ≤ 1 and √(a/r) ≤ 1, which is
 *
 *     a ≤ e^(−x),  x = |ln r|
 *
 * Decided in whole numbers below 2³², so that the GPU, whose floating point is not that of TypeScript to the last
 * bit, draws the same crops (`kernels/augment/plan.wgsl`).
 *
 * @param areaDraw uniform in [0, 1): a = minArea + (1 − minArea) · areaDraw
 * @param ratioDraw uniform in [0, 1): ln r runs from the smallest to the largest
 */
export function cropFits(areaDraw: number, ratioDraw: number, rule: CropRule): boolean {
  const area = rule.areaStart + scaled(rule.areaSpan, Math.floor(areaDraw * ONE));
  return (
    area <= expMinus(Math.abs(rule.logRatioStart + scaled(rule.logRatioSpan, Math.floor(ratioDraw * ONE))))
  );
}

const scaled = (value: number, by: number): number => Math.floor((value * by) / ONE);

/** e^(−x) for x in [0, 1/2): its Taylor polynomial 1 − x(1 − x/2(1 − x/3(1 − x/4(1 − x/5)))). */
function expMinus(x: number): number {
  let value = ONE;
  for (let divisor = 5; divisor > 0; divisor--) value = ONE - Math.floor(scaled(x, value) / divisor);
  return value;
}
