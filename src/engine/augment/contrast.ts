import { clamp01, lumaAt, type Picture } from './picture.ts';

/** x ← clamp(factor · x + (1 − factor) · m), m the mean luma of the picture. torchvision `adjust_contrast`. */
export function contrast({ pixels }: Picture, factor: number): void {
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 3) sum += lumaAt(pixels, at);
  const grey = ((1 - factor) * sum * 3) / pixels.length;
  for (let at = 0; at < pixels.length; at++) pixels[at] = clamp01((pixels[at] ?? 0) * factor + grey);
}
