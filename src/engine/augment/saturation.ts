import { clamp01, lumaAt, type Picture } from './picture.ts';

/** x ← clamp(factor · x + (1 − factor) · luma), pixel by pixel. torchvision `adjust_saturation`. */
export function saturation({ pixels }: Picture, factor: number): void {
  for (let at = 0; at < pixels.length; at += 3) {
    const grey = (1 - factor) * lumaAt(pixels, at);
    for (let channel = at; channel < at + 3; channel++) {
      pixels[channel] = clamp01((pixels[channel] ?? 0) * factor + grey);
    }
  }
}
