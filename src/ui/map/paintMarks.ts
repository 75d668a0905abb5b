import { toScreen } from './camera.ts';
import { placeOf, reach, type MapMarks, type MapStyle, type Scenery } from './mapStyle.ts';
import type { Scene } from './motion.ts';
import type { Outline } from './outline.ts';

/** Radii of the mark of the photo that is tried, in CSS pixels. */
const TRIED = { ring: 11, dot: 3 } as const;

/** How much wider than a line what parts it from the photos below is, on either side, in CSS pixels. */
const EDGE = 1.5;

/** Draws the path at hand over photos of whatever colour. */
function strokeOver(
  context: CanvasRenderingContext2D,
  { ground }: MapStyle,
  { colour, width }: { readonly colour: string; readonly width: number },
): void {
  context.strokeStyle = ground;
  context.lineWidth = width + 2 * EDGE;
  context.stroke();
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/** Indices in the scene of photos, by id; those that are not in it are left out. */
export function indicesOf(scene: Scene, ids: readonly number[]): number[] {
  if (ids.length === 0) return [];
  const wanted = new Map(ids.map((id, order) => [id, order]));
  const found: { index: number; order: number }[] = [];
  for (let index = 0; index < scene.ids.length && found.length < ids.length; index++) {
    const order = wanted.get(scene.ids[index]!);
    if (order !== undefined) found.push({ index, order });
  }
  return found.sort((one, other) => one.order - other.order).map(({ index }) => index);
}

/** Straight lines from the chosen photo to its nearest in all dimensions, wherever two dimensions have put them. */
export function paintNeighbourLines(
  context: CanvasRenderingContext2D,
  scenery: Scenery,
  { chosen, neighbours }: MapMarks,
): void {
  const { scene, style } = scenery;
  const [from] = chosen === null ? [] : indicesOf(scene, [chosen]);
  if (from === undefined) return;
  const [x, y] = placeOf(scenery, from);
  context.beginPath();
  for (const index of indicesOf(scene, neighbours)) {
    context.moveTo(x, y);
    context.lineTo(...placeOf(scenery, index));
  }
  strokeOver(context, style, { colour: style.ink, width: 1.5 });
}

/** The line that a drag has drawn so far, closed, with what it holds shaded. */
export function paintOutline(
  context: CanvasRenderingContext2D,
  outline: Outline,
  { accent }: MapStyle,
): void {
  context.beginPath();
  for (let at = 0; at < outline.length; at += 2) context.lineTo(outline[at]!, outline[at + 1]!);
  context.closePath();
  context.fillStyle = context.strokeStyle = accent;
  context.globalAlpha = 0.12;
  context.fill('evenodd');
  context.globalAlpha = 1;
  context.lineWidth = 1.5;
  context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
}

/** A ring of its own where the photo that is tried would stand, with a dot in it: it is no photo of the map. */
export function paintTried(
  context: CanvasRenderingContext2D,
  { scene: { tried }, camera, style: { accent } }: Scenery,
): void {
  if (!tried) return;
  const [x, y] = toScreen(camera, tried[0]!, tried[1]!);
  context.strokeStyle = context.fillStyle = accent;
  context.lineWidth = 3;
  for (const radius of [TRIED.ring, TRIED.dot]) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    if (radius === TRIED.dot) context.fill();
    else context.stroke();
  }
}

/** A ring around a photo. */
export function paintRing(
  context: CanvasRenderingContext2D,
  scenery: Scenery,
  index: number,
  ring: { readonly colour: string; readonly width: number },
): void {
  const { scene, camera, style } = scenery;
  const [x, y] = placeOf(scenery, index);
  const half = style.mode === 'dots' ? reach(scene, camera, 'dots') - 2 : reach(scene, camera, 'photos') + 2;
  context.beginPath();
  context.roundRect(x - half, y - half, 2 * half, 2 * half, style.mode === 'dots' ? half : half * 0.3);
  strokeOver(context, style, ring);
}
