import { BLUR_SIGMA, CROP_RATIO, type Augmentation } from '../../../core/augmentation.ts';
import { cropRule } from '../../augment/cropFit.ts';
import type { ViewsKey } from '../../augment/pipeline.ts';
import { CROP_TRIES } from '../../augment/viewPlan.ts';

/** Numbers for `plan.wgsl`, which says what they are. */
export interface PlanUniforms {
  readonly sizes: Readonly<Record<string, number>>;
  readonly uniforms: Readonly<Record<string, number>>;
}

/**
 * A recipe of views in the numbers that the GPU draws by. Null: no recipe, photos are taken whole.
 *
 * @param photoSide, viewSide in pixels
 */
export function planUniforms(
  recipe: { readonly augmentation: Augmentation; readonly key: ViewsKey } | null,
  photoSide: number,
  viewSide: number,
): PlanUniforms {
  const a = recipe?.augmentation ?? WHOLE;
  const { areaStart, areaSpan, logRatioStart, logRatioSpan } = cropRule(a.cropMinArea);
  const radians = (a.rotationDegrees * Math.PI) / 180;
  const factor = (name: string, strength: number): Record<string, number> =>
    range(name, Math.max(0, 1 - strength), 1 + strength);
  return {
    sizes: {
      seed: recipe?.key.seed ?? 0,
      purpose: recipe?.key.purpose ?? 0,
      step: recipe?.key.step ?? 0,
      plain: recipe === null ? 1 : 0,
      photoSide,
      flipBelow: below(a.flip),
      jitterBelow: below(a.jitter),
      greyscaleBelow: below(a.greyscale),
      blurBelow: below(a.blur),
      cropTries: CROP_TRIES,
      fitArea: areaStart,
      fitAreaSpan: areaSpan,
      fitLogRatio: logRatioStart,
      fitLogRatioSpan: logRatioSpan,
    },
    uniforms: {
      ...range('rotation', -radians, radians),
      ...factor('brightness', a.brightness),
      ...factor('contrast', a.contrast),
      ...factor('saturation', a.saturation),
      ...range('hue', -a.hue, a.hue),
      ...range('sigma', (BLUR_SIGMA.min * viewSide) / 32, (BLUR_SIGMA.max * viewSide) / 32),
      ...range('area', a.cropMinArea, 1),
      ...range('logRatio', Math.log(CROP_RATIO.min), Math.log(CROP_RATIO.max)),
    },
  };
}

const WHOLE: Augmentation = {
  cropMinArea: 1,
  flip: 0,
  rotationDegrees: 0,
  jitter: 0,
  brightness: 0,
  contrast: 0,
  saturation: 0,
  hue: 0,
  greyscale: 0,
  blur: 0,
};

/** Draws are whole numbers of 2⁻²⁴: u < p exactly where u · 2²⁴ < ⌈p · 2²⁴⌉. */
function below(probability: number): number {
  return Math.ceil(probability * 2 ** 24);
}

function range(name: string, low: number, high: number): Record<string, number> {
  return { [`${name}Low`]: low, [`${name}Span`]: high - low };
}
