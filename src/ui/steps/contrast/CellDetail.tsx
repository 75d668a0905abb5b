import { message, type Message } from '../../../core/message.ts';
import type { ProbeFrame } from '../../../store/context.ts';
import { say } from '../../language/t.ts';
import { signed } from '../../words/numbers.ts';
import { relationOf, type Cell, type Relation } from './matrixLayout.ts';
import { ViewPicture } from './ViewPicture.tsx';

/** What training does with a cell. */
const WORDS: Readonly<Record<Relation, Message>> = {
  pair: message('two views of one photo, a positive pair: training pulls them towards 1'),
  strangers: message('views of two photos, negatives: training pushes them apart'),
  self: message('a view and itself: always 1, and left out of the loss'),
};

export interface CellDetailProps {
  readonly probe: ProbeFrame;
  readonly strip: HTMLCanvasElement;
  readonly cell: Cell;
}

/** A cell in words: its value, and what training does with it. */
export function cellWords({
  probe,
  cell,
}: Pick<CellDetailProps, 'probe' | 'cell'>): readonly [string, string] {
  const views = probe.photos.length * 2;
  const value = probe.similarity[cell.row * views + cell.column] ?? 0;
  return [signed(value, 2), say(WORDS[relationOf(views, cell)])];
}

/** The two views of a cell, and what the network makes of them. */
export function CellDetail({ probe, strip, cell }: CellDetailProps) {
  const [value, words] = cellWords({ probe, cell });
  return (
    <div className="cell-detail">
      <ViewPicture probe={probe} strip={strip} view={cell.row} />
      <ViewPicture probe={probe} strip={strip} view={cell.column} />
      <p>
        <strong>{value}</strong>
        <span>{words}</span>
      </p>
    </div>
  );
}
