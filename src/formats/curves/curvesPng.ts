import { largestTriangleThreeBuckets } from '../../core/downsample.ts';
import { joined } from '../joined.ts';
import { png } from '../png.ts';
import { Drawing, type Colour } from './drawing.ts';

/** What is drawn of a step. */
export interface CurvePoint {
  readonly step: number;
  readonly loss: number;
  /** Share of the views that find their pair. */
  readonly top1: number;
}

const WIDTH = 720;
const PANEL = { height: 240, left: 64, right: 24, top: 16, bottom: 32 } as const;
const MOST_POINTS = 400;
const TICKS = 5;
const INK: Colour = [90, 94, 102];
const GRID: Colour = [228, 230, 234];
const CURVE: Colour = [37, 99, 190];
const CHANCE: Colour = [190, 120, 40];

/**
 * The loss of a run and below it its top 1, over the steps, as a PNG for the model card; null where there is no step. A
 * second, straight line is what chance would give.
 *
 * @param chance of loss and top 1
 */
export function curvesPng(
  points: readonly CurvePoint[],
  chance: { readonly loss: number | null; readonly top1: number },
): Uint8Array | null {
  if (points.length === 0) return null;
  const drawing = new Drawing(WIDTH, 2 * PANEL.height);
  const steps = points.map(({ step }) => step);
  drawPanel(
    drawing,
    0,
    steps,
    points.map(({ loss }) => loss),
    chance.loss,
  );
  drawPanel(
    drawing,
    PANEL.height,
    steps,
    points.map(({ top1 }) => top1),
    chance.top1,
  );
  return joined([...png(drawing.width, drawing.height, [drawing.pixels])]);
}

function drawPanel(
  drawing: Drawing,
  top: number,
  steps: readonly number[],
  values: readonly number[],
  chance: number | null,
): void {
  const all = chance === null ? values : [...values, chance];
  const [low, high] = extent(all);
  const [first, last] = [0, steps.at(-1) ?? 0];
  const box = { right: WIDTH - PANEL.right, bottom: top + PANEL.height - PANEL.bottom };
  const x = (step: number): number =>
    PANEL.left + ((step - first) / Math.max(1, last - first)) * (box.right - PANEL.left);
  const y = (value: number): number =>
    box.bottom - ((value - low) / (high - low)) * (box.bottom - top - PANEL.top);
  for (const { value, text } of ticks(low, high)) {
    drawing.fill(PANEL.left, Math.round(y(value)), box.right - PANEL.left, 1, GRID);
    drawing.number(text, PANEL.left - 8, y(value), INK);
  }
  for (const { value, text } of ticks(first, last)) {
    drawing.fill(Math.round(x(value)), box.bottom, 1, 5, INK);
    drawing.number(text, x(value) + text.length * 4, box.bottom + 15, INK);
  }
  drawing.fill(PANEL.left, box.bottom, box.right - PANEL.left, 1, INK);
  if (chance !== null) drawing.line([PANEL.left, y(chance), box.right, y(chance)], 1.5, CHANCE);
  const kept = largestTriangleThreeBuckets(steps, values, MOST_POINTS);
  drawing.line(
    kept.flatMap((at) => [x(steps[at]!), y(values[at]!)]),
    2,
    CURVE,
  );
}

/** Least and largest, with a little room; never the same. */
function extent(values: readonly number[]): [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const room = Math.max((high - low) * 0.05, 1e-3);
  return [low - room, high + room];
}

/** Round numbers between two: 1, 2 or 5 of a power of ten apart. */
function ticks(low: number, high: number): { value: number; text: string }[] {
  const rough = Math.max(high - low, 1e-9) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const spacing = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const digits = Math.max(0, -Math.floor(Math.log10(spacing) + 1e-9));
  const found: { value: number; text: string }[] = [];
  for (let at = Math.ceil(low / spacing); at * spacing <= high; at++)
    found.push({
      value: at * spacing,
      text: (at * spacing).toFixed(digits).replace(/^-(0(?:\.0*)?)$/, '$1'),
    });
  return found;
}
