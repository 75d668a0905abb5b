import type { FeatureMaps, FeatureStage } from '../../../core/looks.ts';
import type { MapPlace } from './mapPlace.ts';

/** One map in its own pixels: the more, the more of the colour; nothing is seen through. */
export function paintMap(canvas: HTMLCanvasElement, stage: FeatureStage, map: number, colour: string): void {
  const { width, height, tiles } = stage;
  const image = new ImageData(width, height);
  for (let at = 0; at < width * height; at++) {
    image.data[4 * at + 3] = tiles[map * width * height + at] ?? 0;
  }
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.putImageData(image, 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
}

/** Row and column where a map is strongest; the first of equals. */
export function strongestPlace({ width, height, tiles }: FeatureStage, map: number): [number, number] {
  const values = tiles.subarray(map * width * height, (map + 1) * width * height);
  const at = values.reduce((best, value, place) => (value > (values[best] ?? 0) ? place : best), 0);
  return [Math.floor(at / width), at % width];
}

/** The patch of the view that a number of a stage is made of, in shares of the view's side; it may reach beyond. */
export function patchOf(
  { field }: Pick<FeatureStage, 'field'>,
  [row, column]: readonly [number, number],
  side: number,
): { readonly left: number; readonly top: number; readonly size: number } {
  const start = (at: number): number => (field.centre + at * field.stride - field.side / 2) / side;
  return { left: start(column), top: start(row), size: field.side / side };
}

/** A map over the photo, and the patch that it answers to most. */
export function paintOverlay(
  context: CanvasRenderingContext2D,
  { stages, side }: FeatureMaps,
  { stage: number, map }: MapPlace,
  size: number,
  colour: string,
): void {
  const stage = stages[number];
  if (!stage) return;
  const layer = document.createElement('canvas');
  paintMap(layer, stage, map, colour);
  context.imageSmoothingEnabled = false;
  context.globalAlpha = 0.6;
  context.drawImage(layer, 0, 0, size, size);
  context.globalAlpha = 1;
  const patch = patchOf(stage, strongestPlace(stage, map), side);
  // Light on dark, so that it is seen on any photo.
  for (const [width, style] of [
    [4, '#000'],
    [2, '#fff'],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = style;
    context.strokeRect(patch.left * size, patch.top * size, patch.size * size, patch.size * size);
  }
}
