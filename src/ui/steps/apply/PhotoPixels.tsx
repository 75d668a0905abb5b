import { useMemo } from 'react';
import type { LoosePicture } from '../../../core/likeness.ts';
import { PixelPicture } from '../../primitives/PixelPicture.tsx';

interface PhotoPixelsProps {
  readonly picture: LoosePicture;
  readonly className: string;
}

/** A picture that is no photo of the set, as a decoration: its name must stand beside it. */
export function PhotoPixels({ picture, className }: PhotoPixelsProps) {
  const pictures = useMemo(() => withAlpha(picture), [picture]);
  return <PixelPicture pictures={pictures} index={0} className={className} />;
}

function withAlpha({ pixels, side }: LoosePicture) {
  const rgba = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let at = 0; at < side * side; at++) rgba.set(pixels.subarray(at * 3, at * 3 + 3), at * 4);
  return { side, pixels: rgba };
}
