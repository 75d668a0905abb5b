import type { ProbeFrame } from '../../../store/context.ts';
import { type Cell, type MatrixLayout, relationOf } from './matrixLayout.ts';

export interface MatrixColours {
  readonly accent: string;
  readonly ink: string;
  readonly edge: string;
}

/** All views of a probe on one canvas, one beside the other, ready to be drawn at any size. */
export function viewStrip({ views, side }: ProbeFrame): HTMLCanvasElement {
  const bytes = side * side * 4;
  const strip = document.createElement('canvas');
  strip.width = (views.length / bytes) * side;
  strip.height = side;
  const context = strip.getContext('2d');
  for (let view = 0; view * bytes < views.length; view++) {
    const image = new ImageData(views.slice(view * bytes, (view + 1) * bytes), side, side);
    context?.putImageData(image, view * side, 0);
  }
  return strip;
}

export function drawView(
  context: CanvasRenderingContext2D,
  strip: HTMLCanvasElement,
  view: number,
  x: number,
  y: number,
  size: number,
): void {
  context.drawImage(strip, view * strip.height, 0, strip.height, strip.height, x, y, size, size);
}

/** Alike in the accent, at right angles in nothing, opposite in grey. */
export function paintMatrix(
  context: CanvasRenderingContext2D,
  { similarity }: ProbeFrame,
  strip: HTMLCanvasElement,
  layout: MatrixLayout,
  colours: MatrixColours,
  active: Cell | null,
): void {
  const { views, cell, strip: edge } = layout;
  const gap = cell > 12 ? 1 : 0.5;
  for (let row = 0; row < views; row++) {
    for (let column = 0; column < views; column++) {
      const value = similarity[row * views + column] ?? 0;
      const self = row === column;
      context.globalAlpha = self ? 0.16 : Math.min(1, Math.abs(value)) * (value < 0 ? 0.5 : 1);
      context.fillStyle = self || value < 0 ? colours.edge : colours.accent;
      context.fillRect(edge + column * cell, edge + row * cell, cell - gap, cell - gap);
    }
  }
  context.globalAlpha = 1;
  paintEdges(context, strip, layout);
  outlinePairs(context, layout, colours.ink);
  if (active) outline(context, layout, active, colours.ink, 2.5);
}

function paintEdges(context: CanvasRenderingContext2D, strip: HTMLCanvasElement, layout: MatrixLayout): void {
  const { views, cell, strip: edge } = layout;
  const side = Math.min(cell - 1, edge - 3);
  for (let view = 0; view < views; view++) {
    const along = edge + view * cell + (cell - side) / 2;
    drawView(context, strip, view, along, edge - side - 3, side);
    drawView(context, strip, view, edge - side - 3, along, side);
  }
}

/** The cells that training pulls towards 1. */
function outlinePairs(context: CanvasRenderingContext2D, layout: MatrixLayout, colour: string): void {
  for (let row = 0; row < layout.views; row++) {
    const column = (row + layout.views / 2) % layout.views;
    if (relationOf(layout.views, { row, column }) === 'pair')
      outline(context, layout, { row, column }, colour, 1);
  }
}

function outline(
  context: CanvasRenderingContext2D,
  { cell, strip }: MatrixLayout,
  { row, column }: Cell,
  colour: string,
  width: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.strokeRect(strip + column * cell + 0.5, strip + row * cell + 0.5, cell - 2, cell - 2);
}
