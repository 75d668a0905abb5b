import { LargePhoto } from '../photos/LargePhoto.tsx';
import { useStudioState } from '../studioContext.ts';
import { nameOf } from '../words/mapWords.ts';
import type { ActivePhoto } from './mapView.ts';
import './hoverCard.css';

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
  const photo = useStudioState((state) => state.photos[at.id]);
  const toTheRight = at.x + AWAY + CARD.width < width;
  const left = toTheRight ? at.x + AWAY : at.x - AWAY - CARD.width;
  const top = Math.min(Math.max(8, at.y - CARD.height / 2), Math.max(8, height - CARD.height - 8));
  return (
    <div className="hover-card" aria-hidden="true" style={{ transform: `translate(${left}px, ${top}px)` }}>
      <LargePhoto id={at.id} side={PICTURE} />
      <p>{nameOf(photo?.path)}</p>
      <p className="soft">{photo?.label ?? '\u00a0'}</p>
    </div>
  );
}
