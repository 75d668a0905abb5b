import type { Atlas } from '../photos/atlas.ts';
import { magnification, seen, toScreen, type Camera } from './camera.ts';
import { CROWD, type CrowdPainter } from './crowd.ts';
import { DOT_RADIUS, WAITING_ALPHA, type MapStyle } from './mapStyle.ts';
import type { Scene } from './motion.ts';

const FILAMENT_DOT = 2.6;
/** Time a frame may spend on bringing photos into the atlas. */
const PREPARING_MS = 4;

/** Half the side of the square in which a photo is hit. */
export function reach(scene: Scene, camera: Camera, mode: MapStyle['mode']): number {
  return mode === 'dots' ? DOT_RADIUS + 4 : (scene.side * magnification(camera)) / 2;
}

/** What draws photos: a few by calls of the canvas, a crowd by its pixels. */
export interface Painters {
  readonly atlas: Atlas;
  readonly crowd: CrowdPainter;
}

/**
 * Filaments below, photos above, the one that is pointed at on top.
 *
 * @returns whether another frame would be sharper
 */
export function paintMap(
  context: CanvasRenderingContext2D,
  { atlas, crowd }: Painters,
  scene: Scene,
  camera: Camera,
  style: MapStyle,
  active: number | null,
  inMotion: boolean,
): boolean {
  if (style.filaments) paintFilaments(context, scene, camera, style);
  const shown = inSight(context, scene, camera, style);
  const onTop = active !== null && active < scene.ids.length ? active : null;
  const few = shown !== null;
  const ready = style.mode === 'dots' || atlas.prepare(idsOf(shown ?? [], scene), PREPARING_MS);
  // Until all of them are in the atlas the crowd's painter, which needs less for each, draws on.
  const crowded = !few || !ready;
  const blurred = crowded && crowd.paint(context, scene, camera, style, onTop, inMotion);
  const alone = crowded ? [] : shown.filter((index) => index !== onTop);
  if (onTop !== null) alone.push(onTop);
  if (style.mode === 'photos' && crowded) atlas.prepare(idsOf(alone, scene));
  for (const index of alone) paintPhoto(context, atlas, scene, camera, style, index);
  if (onTop !== null) paintRing(context, scene, camera, style, onTop);
  return blurred || !ready;
}

const idsOf = (indices: readonly number[], scene: Scene): number[] =>
  indices.map((index) => scene.ids[index]!);

/** Photos of which some part lies on the canvas, the lowest first; null where they are a crowd. */
function inSight(
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  style: MapStyle,
): number[] | null {
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
  { pairs }: Scene,
  camera: Camera,
  { accent }: MapStyle,
): void {
  context.strokeStyle = context.fillStyle = accent;
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

function paintPhoto(
  context: CanvasRenderingContext2D,
  atlas: Atlas,
  scene: Scene,
  camera: Camera,
  style: MapStyle,
  index: number,
): void {
  const id = scene.ids[index]!;
  const [x, y] = toScreen(camera, scene.points[index * 2]!, scene.points[index * 2 + 1]!);
  const colour = style.colourOf?.(id) ?? null;
  if (style.mode === 'dots') {
    if (index < scene.waiting) return;
    context.fillStyle = colour ?? style.soft;
    context.beginPath();
    context.arc(x, y, DOT_RADIUS, 0, 7);
    context.fill();
    return;
  }
  const side = scene.side * magnification(camera);
  const dim = index < scene.waiting;
  if (colour && !dim) {
    const edge = Math.max(1.5, side * 0.07);
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(x - side / 2 - edge, y - side / 2 - edge, side + 2 * edge, side + 2 * edge, side * 0.2);
    context.fill();
  }
  if (dim) context.globalAlpha = WAITING_ALPHA;
  atlas.draw(context, id, x - side / 2, y - side / 2, side);
  context.globalAlpha = 1;
}

function paintRing(
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  style: MapStyle,
  index: number,
): void {
  const [x, y] = toScreen(camera, scene.points[index * 2]!, scene.points[index * 2 + 1]!);
  const half = style.mode === 'dots' ? DOT_RADIUS + 2 : (scene.side * magnification(camera)) / 2 + 2;
  context.lineWidth = 2.5;
  context.strokeStyle = style.accent;
  context.beginPath();
  context.roundRect(x - half, y - half, 2 * half, 2 * half, style.mode === 'dots' ? half : half * 0.3);
  context.stroke();
}
