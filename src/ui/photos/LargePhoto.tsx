import { useEffect, useRef, useState } from 'react';
import { prepareCanvas } from '../primitives/canvas.ts';
import { usePage, useStudioState } from '../studioContext.ts';

export interface LargePhotoProps {
  readonly id: number;
  /** In CSS pixels; a style may show it smaller. */
  readonly side: number;
}

/** The middle square of a photo, as a decoration: its name must stand beside it. It is the thumbnail until the file is decoded. */
export function LargePhoto({ id, side }: LargePhotoProps) {
  const { studio, atlas } = usePage();
  const path = useStudioState((state) => state.photos[id]?.path);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [sharp, setSharp] = useState<{ path: string; bitmap: ImageBitmap } | null>(null);

  useEffect(() => {
    if (path === undefined) return;
    let current = true;
    studio.pictures.load(path, side * 2).then(
      (bitmap) => current && setSharp({ path, bitmap }),
      // The thumbnail stays; a file that has gone is no reason to interrupt anyone.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [studio, path, side]);

  useEffect(() => {
    if (!canvas.current) return;
    const context = prepareCanvas(canvas.current, side, side);
    // One that was forgotten meanwhile has no pixels.
    if (sharp && sharp.path === path && sharp.bitmap.width > 0)
      context.drawImage(sharp.bitmap, 0, 0, side, side);
    else atlas.drawOne(context, id, 0, 0, side);
  }, [atlas, id, path, side, sharp]);

  return <canvas ref={canvas} aria-hidden="true" />;
}
