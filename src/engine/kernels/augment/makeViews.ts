import type * as tf from '@tensorflow/tfjs-core';
import type { Augmentation } from '../../../core/augmentation.ts';
import { blurRadius } from '../../augment/blur.ts';
import type { ViewsKey } from '../../augment/pipeline.ts';
import { defineKernel } from '../program/kernel.ts';
import { dispatch, release } from '../program/program.ts';
import blurWgsl from './blur.wgsl?raw';
import colourWgsl from './colour.wgsl?raw';
import { planUniforms } from './planUniforms.ts';
import planWgsl from './plan.wgsl?raw';
import randomWgsl from './random.wgsl?raw';
import viewsWgsl from './views.wgsl?raw';

/** Threads that share a view: as many as every adapter allows. */
const THREADS = 64;

/** Their sums are added up in so many rows, and those by each thread. */
const SUM_ROWS = 16;

/** Network input is 2x − 1 of a pixel x in [0, 1]. */
const CENTRED = { scale: 2, shift: -1 } as const;
const AS_IT_IS = { scale: 1, shift: 0 } as const;

interface Attributes {
  readonly photoSide: number;
  readonly viewSide: number;
  readonly recipe: { readonly augmentation: Augmentation; readonly key: ViewsKey } | null;
}

const views = defineKernel<'photos' | 'rows', Attributes>({
  name: 'MakeViews',
  webgpu: ({ photos, rows }, { photoSide, viewSide, recipe }) => {
    const count = (rows.shape[0] ?? 0) / 3;
    const made = recipe === null ? count : 2 * count;
    const { sizes, uniforms } = planUniforms(recipe, photoSide, viewSide);
    const shared = {
      outputShape: [made, viewSide, viewSide, 3],
      threads: made * THREADS,
      workgroup: THREADS,
      sizes: { ...sizes, photos: count, viewSide },
    };
    const blurs = recipe !== null && recipe.augmentation.blur > 0;
    const sharp = dispatch({
      ...shared,
      name: 'makeViews',
      wgsl: randomWgsl + planWgsl + colourWgsl + viewsWgsl,
      inputs: { photos, rows },
      scalars: ['photos', 'rows', 'result'],
      tile: { THREADS, SUM_ROWS },
      uniforms: { ...uniforms, ...(blurs ? AS_IT_IS : CENTRED) },
    });
    if (!blurs) return [sharp];
    const blurred = (source: tf.TensorInfo, down: 0 | 1): tf.TensorInfo =>
      dispatch({
        ...shared,
        name: 'blurViews',
        wgsl: randomWgsl + planWgsl + blurWgsl,
        inputs: { views: source, rows },
        scalars: ['views', 'rows', 'result'],
        tile: { THREADS, TAPS: 2 * blurRadius(viewSide) + 1 },
        sizes: { ...shared.sizes, down },
        uniforms: { ...uniforms, ...(down === 1 ? CENTRED : AS_IT_IS) },
      });
    const half = blurred(sharp, 0);
    const whole = blurred(half, 1);
    release(sharp, half);
    return [whole];
  },
});

/** Whether the backend in force makes views; elsewhere they come from `engine/augment`. */
export const makesViews = views.runs;

/**
 * Views of photos, by the recipe and the draws of `engine/augment/pipeline.ts`, which is the obvious twin: one
 * dispatch, and two more where the recipe blurs.
 *
 * @param photos int32 words [n]: bytes of RGB, [photos, photoSide, photoSide, 3], four a word, lowest first
 * @param rows int32 [3 · rows]: of each photo its id, which decides its draws, and the places in `photos` of what its
 *   first and its second view show, or −1 for a black picture
 * @param attributes a recipe, or null for whole photos; sides in pixels
 * @returns [2 · rows, viewSide, viewSide, 3] in [−1, 1], all first views, then all second ones; whole photos:
 *   [rows, …]
 */
export function makeViews(photos: tf.Tensor1D, rows: tf.Tensor1D, attributes: Attributes): tf.Tensor4D {
  return views({ photos, rows }, attributes)[0] as tf.Tensor4D;
}
