import { useEffect, useRef } from 'react';
import { prepareCanvas } from '../primitives/canvas.ts';
import { usePage } from '../studioContext.ts';

/** The thumbnail of one photo, for places where its name stands beside it. */
export function Thumb({ id, side }: { readonly id: number; readonly side: number }) {
  const { atlas } = usePage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) atlas.drawOne(prepareCanvas(canvas.current, side, side), id, 0, 0, side);
  }, [atlas, id, side]);
  return <canvas ref={canvas} style={{ width: side, height: side }} aria-hidden="true" />;
}
