import type { PackedPhotos } from '../../core/photos.ts';
import { RandomStream } from '../../core/random.ts';
import type { Settings } from '../../core/settings.ts';
import { blur, blurRadius } from './blur.ts';
import { brightness } from './brightness.ts';
import { contrast } from './contrast.ts';
import { greyscale } from './greyscale.ts';
import { hue } from './hue.ts';
import type { Picture } from './picture.ts';
import { resample } from './resample.ts';
import { saturation } from './saturation.ts';
import { planView, type JitterName, type ViewPlan } from './viewPlan.ts';

const JITTER: Readonly<Record<JitterName, (picture: Picture, amount: number) => void>> = {
  brightness,
  contrast,
  saturation,
  hue,
};

/** Which view of which photo: together with the seed, all that its randomness depends on. */
export interface ViewKey {
  readonly seed: number;
  /** What the view is for: training, or preview. */
  readonly purpose: number;
  readonly step: number;
  readonly photo: number;
  readonly view: 0 | 1;
}

/** What the views of a batch depend on besides the photos. */
export type ViewsKey = Omit<ViewKey, 'photo' | 'view'>;

/** Photos of which both views are made. */
export interface PairedPhotos {
  readonly ids: ArrayLike<number>;
  /** Of each the one that its second view shows, itself unless given; what is drawn for the view goes by `ids` all the same. */
  readonly seconds?: ArrayLike<number> | undefined;
}

/** Which views: what may happen to a photo, and the side of a view in pixels. */
export type ViewRecipe = Pick<Settings, 'augmentation' | 'imageSize'>;

/** Makes one view of one photo: crop, flip and rotation, then colours, then greyscale, then blur. */
export function makeView(photos: PackedPhotos, photo: number, plan: ViewPlan, out: Picture): void {
  const { pixels, side } = photos;
  resample({ pixels, side, offset: photo * side * side * 3, scale: 255 }, plan.placement, out);
  for (const { name, amount } of plan.jitter) JITTER[name](out, amount);
  if (plan.greyscale) greyscale(out);
  if (plan.blurSigma > 0) blur(out, plan.blurSigma, blurRadius(out.side));
}

/** The random stream of one view. */
function viewStream({ seed, purpose, step, photo, view }: ViewKey): RandomStream {
  return new RandomStream(seed, purpose, step, photo * 2 + view);
}

/**
 * Both views of each photo, in [0, 1]: all first views in the order given, then all second views. So
 * previews are made, and training's views wherever `kernels/augment` does not make the same on the GPU.
 *
 * @param out [2 · ids.length, imageSize, imageSize, 3], or longer
 */
export function makePairs(
  photos: PackedPhotos,
  { ids, seconds = ids }: PairedPhotos,
  { augmentation, imageSize: viewSide }: ViewRecipe,
  key: ViewsKey,
  out: Float32Array,
): void {
  const size = viewSide * viewSide * 3;
  for (const view of [0, 1] as const) {
    const shown = view === 0 ? ids : seconds;
    for (let row = 0; row < ids.length; row++) {
      const photo = ids[row] ?? 0;
      const plan = planView(viewStream({ ...key, photo, view }), augmentation, photos.side, viewSide);
      const start = (view * ids.length + row) * size;
      makeView(photos, shown[row] ?? 0, plan, { side: viewSide, pixels: out.subarray(start, start + size) });
    }
  }
}

/**
 * Photos as evaluation sees them: whole, only brought to the view's size; in [0, 1].
 *
 * @param out [ids.length, viewSide, viewSide, 3], or longer
 */
export function makePlain(
  photos: PackedPhotos,
  ids: ArrayLike<number>,
  viewSide: number,
  out: Float32Array,
): void {
  const size = viewSide * viewSide * 3;
  const whole = { left: 0, top: 0, width: photos.side, height: photos.side };
  for (let row = 0; row < ids.length; row++) {
    const picture = { side: viewSide, pixels: out.subarray(row * size, (row + 1) * size) };
    const source = { ...photos, offset: (ids[row] ?? 0) * photos.side * photos.side * 3, scale: 255 };
    resample(source, { crop: whole, flip: false, rotation: 0 }, picture);
  }
}
