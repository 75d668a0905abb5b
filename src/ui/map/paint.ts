import type { Atlas } from '../photos/atlas.ts';
import { magnification, toScreen, type Camera } from './camera.ts';
import type { Scene } from './motion.ts';

/** How photos are drawn. */
export interface MapStyle {
  readonly mode: 'photos' | 'dots';
  readonly filaments: boolean;
  /** Colour of each photo by id, or null for none. */
  readonly colourOf: ((id: number) => string | null) | null;
  readonly accent: string;
  readonly soft: string;
}

const DOT_RADIUS = 4;
const FILAMENT_DOT = 2.6;
/** Photos that wait for their place are seen, but not looked at. */
const WAITING_ALPHA = 0.16;

/** Half the side of the square in which a photo is hit. */
export function reach(scene: Scene, camera: Camera, mode: MapStyle['mode']): number {
  return mode === 'dots' ? DOT_RADIUS + 4 : (scene.side * magnification(camera)) / 2;
}

/** Filaments below, photos above, the one that is pointed at on top. */
export function paintMap(
  context: CanvasRenderingContext2D,
  atlas: Atlas,
  scene: Scene,
  camera: Camera,
  style: MapStyle,
  active: number | null,
): void {
  if (style.filaments) paintFilaments(context, scene, camera, style);
  for (let index = 0; index < scene.ids.length; index++) {
    if (index !== active) paintPhoto(context, atlas, scene, camera, style, index);
  }
  if (active === null || active >= scene.ids.length) return;
  paintPhoto(context, atlas, scene, camera, style, active);
  paintRing(context, scene, camera, style, active);
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
  if (x < -side || y < -side) return;
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
