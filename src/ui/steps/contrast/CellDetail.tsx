import { useEffect, useRef } from 'react';
import type { ProbeFrame } from '../../../store/context.ts';
import { useStudioState } from '../../studioContext.ts';
import { signed } from '../../words/numbers.ts';
import { relationOf, type Cell, type Relation } from './matrixLayout.ts';
import { drawView } from './paintMatrix.ts';

const WORDS: Readonly<Record<Relation, string>> = {
  pair: 'two views of one photo: training pulls them towards 1',
  strangers: 'views of two photos: training pushes them apart',
  self: 'a view and itself: always 1, and left out of the loss',
};

export interface CellDetailProps {
  readonly probe: ProbeFrame;
  readonly strip: HTMLCanvasElement;
  readonly cell: Cell;
}

/** The two views of a cell, and what the network makes of them. */
export function CellDetail({ probe, strip, cell }: CellDetailProps) {
  const views = probe.photos.length * 2;
  const value = probe.similarity[cell.row * views + cell.column] ?? 0;
  return (
    <>
      <ViewPicture probe={probe} strip={strip} view={cell.row} />
      <ViewPicture probe={probe} strip={strip} view={cell.column} />
      <p>
        <strong>{signed(value, 2)}</strong>
        <span>{WORDS[relationOf(views, cell)]}</span>
      </p>
    </>
  );
}

interface ViewPictureProps {
  readonly probe: ProbeFrame;
  readonly strip: HTMLCanvasElement;
  readonly view: number;
}

function ViewPicture({ probe, strip, view }: ViewPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const id = probe.photos[view % probe.photos.length];
  const path = useStudioState((state) => (id === undefined ? undefined : state.photos[id]?.path));
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    element.width = element.height = strip.height;
    const context = element.getContext('2d');
    if (context) drawView(context, strip, view, 0, 0, strip.height);
  }, [strip, view]);
  return (
    <figure className="view-picture" aria-label={path ?? 'View'}>
      <canvas ref={canvas} aria-hidden="true" />
    </figure>
  );
}
