/** What part of the map is looked at: a point of the map at `x` is seen at `x · zoom + offsetX`. */
export interface Camera {
  readonly zoom: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

export const WHOLE: Camera = { zoom: 1, offsetX: 0, offsetY: 0 };

const MAX_ZOOM = 24;

/** Nearer or farther by a factor; the point (x, y) of the screen stays where it is. */
export function zoomAt(camera: Camera, factor: number, x: number, y: number): Camera {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, camera.zoom * factor));
  // All the way out is the whole map again, wherever one has wandered.
  if (zoom === 1) return WHOLE;
  const ratio = zoom / camera.zoom;
  return {
    zoom,
    offsetX: x - (x - camera.offsetX) * ratio,
    offsetY: y - (y - camera.offsetY) * ratio,
  };
}

export function pan(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, offsetX: camera.offsetX + dx, offsetY: camera.offsetY + dy };
}

/** Photos grow more slowly than the space between them, so that going nearer takes crowds apart. */
export function magnification({ zoom }: Camera): number {
  return Math.sqrt(zoom);
}

/** One coordinate of toScreen: of ten thousand points a frame, the pairs would have to be collected as garbage. */
export function seen(value: number, zoom: number, offset: number): number {
  return value * zoom + offset;
}

export function toScreen(camera: Camera, x: number, y: number): readonly [number, number] {
  return [x * camera.zoom + camera.offsetX, y * camera.zoom + camera.offsetY];
}

export function toMap(camera: Camera, x: number, y: number): readonly [number, number] {
  return [(x - camera.offsetX) / camera.zoom, (y - camera.offsetY) / camera.zoom];
}
