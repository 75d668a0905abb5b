import { clamp01, type Picture } from './picture.ts';

/** x ← clamp(factor · x). torchvision `adjust_brightness`. */
export function brightness({ pixels }: Picture, factor: number): void {
  for (let at = 0; at < pixels.length; at++) pixels[at] = clamp01((pixels[at] ?? 0) * factor);
}
