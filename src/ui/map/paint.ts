import type { Atlas } from '../photos/atlas.ts';
import { magnification, seen, toScreen } from './camera.ts';
import { CROWD, type CrowdPainter } from './crowd.ts';
import {
  alphaOf,
  DOT_RADIUS,
  layersOf,
  placeOf,
  reach,
  type MapMarks,
  type MapStyle,
  type Scenery,
} from './mapStyle.ts';
import type { Scene } from './motion.ts';
import type { Outline } from './outline.ts';
import { indicesOf, paintNeighbourLines, paintOutline, paintRing, paintTried } from './paintMarks.ts';

const FILAMENT_DOT = 2.6;
/** Time a frame may spend on bringing photos into the atlas. */
const PREPARING_MS = 4;

/** What draws photos: a few by calls of the canvas, a crowd by its pixels. */
export interface Painters {
  readonly atlas: Atlas;
  readonly crowd: CrowdPainter;
}

/** What is to be seen, and which photos stand out. */
export interface Picture extends Scenery {
  readonly marks: MapMarks;
  /** Index of the photo that is pointed at. */
  readonly active: number | null;
  /** What is being selected. */
  readonly outline: Outline | null;
  /** Whether photos or camera move: then sharpness can wait. */
  readonly motion: 'moving' | 'at rest';
}

/**
 * Filaments below, photos above, those that are marked on top of all and the one that is pointed at on top of them.
 *
 * @returns whether another frame would be sharper
 */
export function paintMap(
  context: CanvasRenderingContext2D,
  { atlas, crowd }: Painters,
  { marks, active, outline, motion, ...given }: Picture,
): boolean {
  const scenery = { ...given, style: withSelection(given.style, marks.selected) };
  const { scene, style } = scenery;
  // Two kinds of lines at once could not be told apart.
  if (style.filaments && marks.chosen === null) paintFilaments(context, scenery);
  const shown = inSight(context, scenery);
  const onTop = active !== null && active < scene.ids.length ? active : null;
  const few = shown !== null;
  const ready = style.mode === 'dots' || atlas.prepare(idsOf(shown ?? [], scene), PREPARING_MS);
  // Until all of them are in the atlas the crowd's painter, which needs less for each, draws on.
  const crowded = !few || !ready;
  const blurred = crowded && crowd.paint(context, { ...scenery, active: onTop, motion });
  const marked = indicesOf(scene, [...marks.neighbours, ...(marks.chosen === null ? [] : [marks.chosen])]);
  const top = [...marked.filter((index) => index !== onTop), ...(onTop === null ? [] : [onTop])];
  const below = crowded ? [] : shown.filter((index) => !top.includes(index));
  if (style.mode === 'photos' && crowded) atlas.prepare(idsOf(top, scene));
  for (const isOf of layersOf(style)) {
    for (const index of below) {
      if (isOf(scene.ids[index]!)) paintPhoto(context, atlas, scenery, index);
    }
  }
  paintNeighbourLines(context, scenery, marks);
  for (const index of top) {
    paintPhoto(context, atlas, scenery, index);
    if (index !== onTop) paintRing(context, scenery, index, { colour: style.ink, width: 1.5 });
  }
  if (onTop !== null) paintRing(context, scenery, onTop, { colour: style.accent, width: 2.5 });
  paintTried(context, scenery);
  if (outline) paintOutline(context, outline, style);
  return blurred || !ready;
}

/** Selected photos stand out because the others step back: their colours still mean what they meant. */
function withSelection(style: MapStyle, selected: ReadonlySet<number>): MapStyle {
  return selected.size === 0 ? style : { ...style, isFaded: (id) => !selected.has(id) };
}

const idsOf = (indices: readonly number[], scene: Scene): number[] =>
  indices.map((index) => scene.ids[index]!);

/** Photos of which some part lies on the canvas, the lowest first; null where they are a crowd. */
function inSight(context: CanvasRenderingContext2D, { scene, camera, style }: Scenery): number[] | null {
  const half = 2 * reach(scene, camera, style.mode);
  const ratio = context.getTransform().a;
  const [right, bottom] = [context.canvas.width / ratio + half, context.canvas.height / ratio + half];
  const { zoom, offsetX, offsetY } = camera;
  const shown: number[] = [];
  for (let index = style.mode === 'dots' ? scene.waiting : 0; index < scene.ids.length; index++) {
    const x = seen(scene.points[index * 2]!, zoom, offsetX);
    const y = seen(scene.points[index * 2 + 1]!, zoom, offsetY);
    if (x <= -half || y <= -half || x >= right || y >= bottom) continue;
    if (shown.length === CROWD) return null;
    shown.push(index);
  }
  return shown;
}

/** Joins both views of a photo by a line that shortens as the network learns that they are one. */
function paintFilaments(
  context: CanvasRenderingContext2D,
  { scene: { pairs }, camera, style }: Scenery,
): void {
  context.strokeStyle = context.fillStyle = style.accent;
  context.lineWidth = 1.5;
  context.lineCap = 'round';
  context.globalAlpha = 0.8;
  for (let at = 0; at < pairs.length; at += 4) {
    const [x1, y1] = toScreen(camera, pairs[at]!, pairs[at + 1]!);
    const [x2, y2] = toScreen(camera, pairs[at + 2]!, pairs[at + 3]!);
    // Bent to one side by a part of its length: a straight line between dots would look measured.
    const bend = 0.14;
    context.beginPath();
    context.moveTo(x1, y1);
    context.quadraticCurveTo((x1 + x2) / 2 + (y1 - y2) * bend, (y1 + y2) / 2 + (x2 - x1) * bend, x2, y2);
    context.stroke();
    context.beginPath();
    context.arc(x1, y1, FILAMENT_DOT, 0, 7);
    context.arc(x2, y2, FILAMENT_DOT, 0, 7);
    context.fill();
  }
  context.globalAlpha = 1;
}

function paintPhoto(context: CanvasRenderingContext2D, atlas: Atlas, scenery: Scenery, index: number): void {
  const { scene, camera, style } = scenery;
  const id = scene.ids[index]!;
  const [x, y] = placeOf(scenery, index);
  const alpha = alphaOf(scene, style, index);
  const colour = style.colourOf?.(id) ?? null;
  if (style.mode === 'dots') {
    if (index < scene.waiting) return;
    context.fillStyle = alpha < 1 ? style.faint : (colour ?? style.soft);
    context.beginPath();
    context.arc(x, y, DOT_RADIUS, 0, 7);
    context.fill();
    return;
  }
  const side = scene.side * magnification(camera);
  if (colour && alpha === 1) {
    const edge = Math.max(1.5, side * 0.07);
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(x - side / 2 - edge, y - side / 2 - edge, side + 2 * edge, side + 2 * edge, side * 0.2);
    context.fill();
  }
  context.globalAlpha = alpha;
  atlas.draw(context, id, x - side / 2, y - side / 2, side);
  context.globalAlpha = 1;
}
