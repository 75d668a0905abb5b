import { useEffect, useRef } from 'react';
import { prepareCanvas } from '../primitives/canvas.ts';
import { usePage } from '../studioContext.ts';

/** A photo, small, as a decoration: its name must stand beside it. */
export function Thumbnail({ id, side }: { readonly id: number; readonly side: number }) {
  const { studio, atlas } = usePage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = (): void => {
      if (canvas.current) atlas.drawOne(prepareCanvas(canvas.current, side, side), id, 0, 0, side);
    };
    draw();
    return studio.thumbnails.subscribe(draw);
  }, [studio, atlas, id, side]);
  return <canvas ref={canvas} style={{ width: side, height: side }} aria-hidden="true" />;
}
