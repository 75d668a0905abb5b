import { useEffect, useRef, useState } from 'react';
import { prepareCanvas } from '../primitives/canvas.ts';
import { usePage, useStudioState } from '../studioContext.ts';
import type { ActivePhoto } from './mapView.ts';

const PICTURE = 128;
const CARD = { width: PICTURE + 16, height: PICTURE + 62 } as const;
const AWAY = 20;

export interface HoverCardProps {
  readonly at: ActivePhoto;
  readonly width: number;
  readonly height: number;
}

/** The photo that is pointed at, large, with its name. It shows the thumbnail until the file is decoded. */
export function HoverCard({ at, width, height }: HoverCardProps) {
  const { studio, atlas } = usePage();
  const photo = useStudioState((state) => state.photos[at.id]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const path = photo?.path;
  const [sharp, setSharp] = useState<{ path: string; bitmap: ImageBitmap } | null>(null);

  useEffect(() => {
    if (path === undefined) return;
    let current = true;
    studio.pictures.load(path, PICTURE * 2).then(
      (bitmap) => current && setSharp({ path, bitmap }),
      // The thumbnail stays; a file that has gone is no reason to interrupt anyone.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [studio, path]);

  useEffect(() => {
    if (!canvas.current) return;
    const context = prepareCanvas(canvas.current, PICTURE, PICTURE);
    if (sharp && sharp.path === path && sharp.bitmap.width > 0) {
      context.drawImage(sharp.bitmap, 0, 0, PICTURE, PICTURE);
    } else atlas.drawOne(context, at.id, 0, 0, PICTURE);
  }, [atlas, at.id, path, sharp]);

  const toTheRight = at.x + AWAY + CARD.width < width;
  const left = toTheRight ? at.x + AWAY : at.x - AWAY - CARD.width;
  const top = Math.min(Math.max(8, at.y - CARD.height / 2), Math.max(8, height - CARD.height - 8));
  return (
    <div className="hover-card" aria-hidden="true" style={{ transform: `translate(${left}px, ${top}px)` }}>
      <canvas ref={canvas} />
      <p>{path?.split('/').at(-1)}</p>
      <p className="soft">{photo?.label ?? '\u00a0'}</p>
    </div>
  );
}
