import { magnification, type Camera } from './camera.ts';
import type { Scene } from './motion.ts';

/** How photos are drawn. */
export interface MapStyle {
  readonly mode: 'photos' | 'dots';
  readonly filaments: boolean;
  /** Colour of each photo by id, or null for none. */
  readonly colourOf: ((id: number) => string | null) | null;
  readonly accent: string;
  readonly soft: string;
  readonly ink: string;
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
export const WAITING_ALPHA = 0.16;

/** Half the side of the square in which a photo is hit. */
export function reach(scene: Pick<Scene, 'side'>, camera: Camera, mode: MapStyle['mode']): number {
  return mode === 'dots' ? DOT_RADIUS + 4 : (scene.side * magnification(camera)) / 2;
}
