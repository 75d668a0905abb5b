import { useEffect, useRef } from 'react';

export interface PixelPictureProps {
  /** RGBA of several pictures of this side, one after the other; null while there are none. */
  readonly pictures: { readonly side: number; readonly pixels: Uint8ClampedArray<ArrayBuffer> } | null;
  /** Which of them. */
  readonly index: number;
  readonly className: string;
}

/** A picture of few pixels, as many as the network sees, drawn larger. What it shows must be said beside it. */
export function PixelPicture({ pictures, index, className }: PixelPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element || !pictures) return;
    const { side, pixels } = pictures;
    const bytes = side * side * 4;
    element.width = element.height = side;
    const image = new ImageData(pixels.slice(index * bytes, (index + 1) * bytes), side, side);
    element.getContext('2d')?.putImageData(image, 0, 0);
  }, [pictures, index]);
  return <canvas ref={canvas} className={className} aria-hidden="true" />;
}
