import type { ProbeFrame } from '../../../store/context.ts';

/** The similarity matrix on its canvas: a strip of views along the top and the left, cells beyond them. */
export interface MatrixLayout {
  /** Rows and columns: views. */
  readonly views: number;
  readonly cell: number;
  /** Side of a view along the edge, and where cells begin. */
  readonly strip: number;
  readonly size: number;
}

/** Views along the edges are shown this much larger than a cell, so that one can tell what they are. */
const LARGEST_STRIP = 36;

export function matrixLayout(views: number, size: number): MatrixLayout {
  const even = size / (views + 1);
  const strip = Math.min(LARGEST_STRIP, Math.max(even, 20));
  return { views, cell: Math.max(0, (size - strip) / Math.max(1, views)), strip, size };
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cell at a point of the canvas, or null on the strips and beyond. */
export function cellAt({ views, cell, strip }: MatrixLayout, x: number, y: number): Cell | null {
  const row = Math.floor((y - strip) / cell);
  const column = Math.floor((x - strip) / cell);
  return row < 0 || column < 0 || row >= views || column >= views ? null : { row, column };
}

/** Where an arrow key leads from a cell; null for any other key. */
export function cellByKey(views: number, from: Cell | null, key: string): Cell | null {
  const start = from ?? { row: 0, column: views / 2 - 1 };
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  const move = moves[key];
  if (!move || views === 0) return null;
  const bounded = (value: number): number => Math.min(views - 1, Math.max(0, value));
  return { row: bounded(start.row + move[0]), column: bounded(start.column + move[1]) };
}

export type Relation = 'self' | 'pair' | 'strangers';

/** First views come in order, then second views in the same order: a pair lies half the matrix apart. */
export function relationOf(views: number, { row, column }: Cell): Relation {
  if (row === column) return 'self';
  return Math.abs(row - column) === views / 2 ? 'pair' : 'strangers';
}

/** Of a view's negatives the one that the network finds most like it; the view itself where there is none. */
export function nearestStranger(
  { photos, similarity }: Pick<ProbeFrame, 'photos' | 'similarity'>,
  row: number,
): Cell {
  const views = photos.length * 2;
  let nearest = { row, column: row };
  let most = -Infinity;
  for (let column = 0; column < views; column++) {
    const value = similarity[row * views + column] ?? -Infinity;
    if (value <= most || relationOf(views, { row, column }) !== 'strangers') continue;
    nearest = { row, column };
    most = value;
  }
  return nearest;
}
