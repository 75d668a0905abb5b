import type { ProbeFrame } from '../../../store/context.ts';
import { signed } from '../../words/numbers.ts';
import { relationOf, type Cell, type Relation } from './matrixLayout.ts';
import { ViewPicture } from './ViewPicture.tsx';

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
