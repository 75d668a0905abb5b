import { magnification, toScreen, type Camera } from './camera.ts';
import type { Scene } from './motion.ts';

/** How photos are drawn. */
export interface MapStyle {
  readonly mode: 'photos' | 'dots';
  readonly filaments: boolean;
  /** Colour of each photo by id, or null for none. */
  readonly colourOf: ((id: number) => string | null) | null;
  /** Whether a photo, by id, steps back behind those that are selected; null where none is. */
  readonly isFaded: ((id: number) => boolean) | null;
  readonly accent: string;
  readonly soft: string;
  readonly ink: string;
  /** What the map lies on: an edge of it parts ink from photos that are as light, or as dark. */
  readonly ground: string;
  /** Of dots that step back. */
  readonly faint: string;
}

/** Where everything stands, from where it is looked at, and how it is drawn. */
export interface Scenery {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly style: MapStyle;
}

/** Photos that are marked, by id. */
export interface MapMarks {
  /** The one that lines lead from. */
  readonly chosen: number | null;
  /** Those that lines lead to. */
  readonly neighbours: readonly number[];
  readonly selected: ReadonlySet<number>;
}

export const NO_MARKS: MapMarks = { chosen: null, neighbours: [], selected: new Set() };

/** In CSS pixels. */
export const DOT_RADIUS = 4;

/** Photos that wait for their place are seen, but not looked at. */
const WAITING_ALPHA = 0.16;

/** Photos that are not selected, where others are. */
const FADED_ALPHA = 0.25;

/** Where a photo stands on the canvas, in CSS pixels. */
export function placeOf({ scene, camera }: Scenery, index: number): readonly [number, number] {
  return toScreen(camera, scene.points[index * 2]!, scene.points[index * 2 + 1]!);
}

/** Half the side of the square in which a photo is hit. */
export function reach(scene: Pick<Scene, 'side'>, camera: Camera, mode: MapStyle['mode']): number {
  return mode === 'dots' ? DOT_RADIUS + 4 : (scene.side * magnification(camera)) / 2;
}

/** How opaque a photo is, 0 to 1. */
export function alphaOf(
  { ids, waiting }: Pick<Scene, 'ids' | 'waiting'>,
  style: MapStyle,
  index: number,
): number {
  if (index < waiting) return WAITING_ALPHA;
  return style.isFaded?.(ids[index]!) ? FADED_ALPHA : 1;
}

/** What is drawn first and what over it: photos that step back, and the others. */
export function layersOf({ isFaded }: MapStyle): readonly ((id: number) => boolean)[] {
  return isFaded ? [isFaded, (id) => !isFaded(id)] : [() => true];
}
