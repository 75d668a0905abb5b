import { clamp01, type Picture } from './picture.ts';

/** Part of a photo in pixels of its cached square; fractions are fine. */
export interface CropBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How a view lies in its photo: cut out, made square, then mirrored, then turned about its centre. */
export interface Placement {
  readonly crop: CropBox;
  readonly flip: boolean;
  /** Degrees, counter-clockwise. */
  readonly rotation: number;
}

/** Where pixels may be read, in whole pixels, and what lies outside: the nearest edge, or black. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly outside: 'edge' | 'black';
}

/** Reads channel `channel` at column x and row y; values of the photo span [0, scale]. */
type Read = (x: number, y: number, channel: number) => number;

/**
 * Crop, resize, flip and rotation as one bilinear reading of the photo, pixel centres at halves. Cached
 * photos are at most 1.3 times as large as views, so that no smoothing is needed before.
 *
 * Same as torchvision's `resized_crop` (no antialias), `hflip` and `rotate` one after the other, but that
 * neighbours of the crop are read where they exist, so that a turned view has no empty corners.
 *
 * @param source uint8 or float RGB of [side, side, 3]; `scale` is its white: 255, or 1
 */
export function resample(
  source: {
    readonly pixels: ArrayLike<number>;
    readonly side: number;
    readonly offset: number;
    readonly scale: number;
  },
  placement: Placement,
  out: Picture,
  bounds: Bounds = { left: 0, top: 0, right: source.side - 1, bottom: source.side - 1, outside: 'edge' },
): void {
  const { crop, flip } = placement;
  const angle = (placement.rotation * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const read = reader(source, bounds);
  let at = 0;
  for (let y = 0; y < out.side; y++) {
    for (let x = 0; x < out.side; x++) {
      // From the view's unit square, back through the turn, the mirror and the crop, into the photo.
      const u = (x + 0.5) / out.side - 0.5;
      const v = (y + 0.5) / out.side - 0.5;
      const turnedU = cos * u - sin * v + 0.5;
      const turnedV = sin * u + cos * v + 0.5;
      const sx = crop.left + (flip ? 1 - turnedU : turnedU) * crop.width - 0.5;
      const sy = crop.top + turnedV * crop.height - 0.5;
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      const fx = sx - x0;
      const fy = sy - y0;
      for (let channel = 0; channel < 3; channel++) {
        const above = read(x0, y0, channel) * (1 - fx) + read(x0 + 1, y0, channel) * fx;
        const below = read(x0, y0 + 1, channel) * (1 - fx) + read(x0 + 1, y0 + 1, channel) * fx;
        out.pixels[at++] = clamp01(above * (1 - fy) + below * fy);
      }
    }
  }
}

function reader(source: Parameters<typeof resample>[0], bounds: Bounds): Read {
  const { pixels, side, offset, scale } = source;
  const { left, top, right, bottom, outside } = bounds;
  return (x, y, channel) => {
    const column = x < left ? left : x > right ? right : x;
    const row = y < top ? top : y > bottom ? bottom : y;
    if (outside === 'black' && (column !== x || row !== y)) return 0;
    return (pixels[offset + (row * side + column) * 3 + channel] ?? 0) / scale;
  };
}
