import { BLUR_SIGMA } from '../../core/augmentation.ts';
import type { Picture } from './picture.ts';

/**
 * Gaussian blur, rows then columns, mirrored at the edges without repeating them. torchvision
 * `gaussian_blur` with a kernel of 2 · radius + 1.
 *
 * @param sigma standard deviation in pixels
 */
export function blur({ side, pixels }: Picture, sigma: number, radius: number): void {
  const weights = gaussian(sigma, radius);
  const line = new Float32Array(side);
  for (let channel = 0; channel < 3; channel++) {
    for (let at = 0; at < side; at++) {
      blurLine(pixels, at * side * 3 + channel, 3, line, weights);
    }
    for (let at = 0; at < side; at++) {
      blurLine(pixels, at * 3 + channel, side * 3, line, weights);
    }
  }
}

/** Taps on either side of the middle: twice the largest σ that is drawn. */
export function blurRadius(viewSide: number): number {
  return Math.ceil((2 * BLUR_SIGMA.max * viewSide) / 32);
}

function gaussian(sigma: number, radius: number): number[] {
  const weights = Array.from({ length: 2 * radius + 1 }, (_, at) =>
    Math.exp(-((at - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function blurLine(
  pixels: Float32Array,
  start: number,
  stride: number,
  line: Float32Array,
  weights: readonly number[],
): void {
  const { length } = line;
  const radius = (weights.length - 1) / 2;
  for (let at = 0; at < length; at++) line[at] = pixels[start + at * stride] ?? 0;
  for (let at = 0; at < length; at++) {
    let sum = 0;
    for (let tap = -radius; tap <= radius; tap++) {
      sum += (line[mirrored(at + tap, length)] ?? 0) * (weights[tap + radius] ?? 0);
    }
    pixels[start + at * stride] = sum;
  }
}

/** −1 → 1, length → length − 2, and so on for pictures smaller than the kernel. */
function mirrored(at: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const wrapped = ((at % period) + period) % period;
  return wrapped < length ? wrapped : period - wrapped;
}
