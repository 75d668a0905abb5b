import { prepareCanvas, token } from '../primitives/canvas.ts';
import type { Atlas } from './atlas.ts';
import { cellPlace, visibleRange, type SheetLayout } from './sheetLayout.ts';

/** What the window onto the sheet shows. */
export interface SheetView {
  readonly layout: SheetLayout;
  readonly total: number;
  readonly width: number;
  readonly height: number;
  readonly scrollTop: number;
  /** The photo that pointer or keys are at. */
  readonly active: number | null;
  readonly chosen: ReadonlySet<number>;
  readonly excluded: ReadonlySet<number>;
  /** The colour of a photo's label; null without one. */
  readonly colourOf: (id: number) => string | null;
}

/** An excluded photo is still told by its colours, and cannot be taken for one that counts. */
const EXCLUDED_ALPHA = 0.22;

/** Draws the photos in sight: excluded ones faint and struck out, labelled ones on a line of their colour, chosen ones framed and ticked. */
export function paintSheet(canvas: HTMLCanvasElement, atlas: Atlas, view: SheetView): void {
  const { layout, total, width, height, scrollTop, active, chosen, excluded, colourOf } = view;
  const context = prepareCanvas(canvas, width, height);
  const { cell } = layout;
  const [first, end] = visibleRange(layout, total, scrollTop, height);
  const [accent, soft] = [token(canvas, '--accent'), token(canvas, '--soft')];
  atlas.prepare(Array.from({ length: end - first }, (_, at) => first + at));
  for (let id = first; id < end; id++) {
    const [x, top] = cellPlace(layout, id);
    const y = top - scrollTop;
    const isExcluded = excluded.has(id);
    context.globalAlpha = isExcluded ? EXCLUDED_ALPHA : 1;
    atlas.draw(context, id, x, y, cell);
    context.globalAlpha = 1;
    const colour = colourOf(id);
    if (colour !== null) underline(context, x, y, cell, colour);
    if (isExcluded) strike(context, x, y, cell, soft);
    if (chosen.has(id)) tick(context, x, y, cell, accent, token(canvas, '--accent-ink'));
    if (chosen.has(id) || id === active) frame(context, x, y, cell, accent);
  }
}

function frame(context: CanvasRenderingContext2D, x: number, y: number, cell: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.beginPath();
  context.roundRect(x, y, cell, cell, 4);
  context.stroke();
}

function underline(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  cell: number,
  colour: string,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x + 2, y + cell - 6, cell - 4, 4, 2);
  context.fill();
}

function strike(context: CanvasRenderingContext2D, x: number, y: number, cell: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x + 3, y + cell - 3);
  context.lineTo(x + cell - 3, y + 3);
  context.stroke();
}

/** A mark beside the colour of the frame, which not everybody sees. */
function tick(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  cell: number,
  ground: string,
  ink: string,
): void {
  const [centreX, centreY] = [x + cell - 6.5, y + 6.5];
  context.fillStyle = ground;
  context.beginPath();
  context.arc(centreX, centreY, 6.5, 0, 7);
  context.fill();
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(centreX - 3, centreY);
  context.lineTo(centreX - 0.8, centreY + 2.3);
  context.lineTo(centreX + 3, centreY - 2.5);
  context.stroke();
}
