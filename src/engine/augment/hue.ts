import { clamp01, type Picture } from './picture.ts';

/**
 * Turns the hue by `shift` of a full circle, in [−0.5, 0.5], through HSV and back. torchvision `adjust_hue`.
 *
 * HSV needs no table: with value V = max and chroma C = max − min, a channel's new value is
 * V − C · clamp(min(k, 4 − k), 0, 1) with k = (n + 6h) mod 6 and n = 5, 3, 1 for red, green, blue.
 */
export function hue({ pixels }: Picture, shift: number): void {
  for (let at = 0; at < pixels.length; at += 3) {
    const r = pixels[at] ?? 0;
    const g = pixels[at + 1] ?? 0;
    const b = pixels[at + 2] ?? 0;
    const value = Math.max(r, g, b);
    const chroma = value - Math.min(r, g, b);
    if (chroma === 0) continue;
    const sector = value === r ? (g - b) / chroma : value === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
    const turned = sector + 6 * shift + 12;
    pixels[at] = channel(5, turned, value, chroma);
    pixels[at + 1] = channel(3, turned, value, chroma);
    pixels[at + 2] = channel(1, turned, value, chroma);
  }
}

function channel(n: number, sector: number, value: number, chroma: number): number {
  const k = (n + sector) % 6;
  return value - chroma * clamp01(Math.min(k, 4 - k));
}
