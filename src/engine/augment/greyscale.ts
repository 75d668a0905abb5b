import { lumaAt, type Picture } from './picture.ts';

/** All three channels ← luma. torchvision `rgb_to_grayscale` with three channels. */
export function greyscale({ pixels }: Picture): void {
  for (let at = 0; at < pixels.length; at += 3) pixels.fill(lumaAt(pixels, at), at, at + 3);
}
