/** Where points stand on the canvas, in CSS pixels: x and y in turns. */
export interface Layout {
  /** Photo of each point. */
  readonly ids: Uint32Array;
  readonly points: Float32Array;
  /** Side of a thumbnail that leaves the picture room to breathe. */
  readonly side: number;
}

/** A canvas, and what lies over its edges. */
export interface Area {
  readonly width: number;
  readonly height: number;
}

const MARGIN = { top: 28, side: 28, bottom: 28 } as const;

/** Thumbnails cover about this share of the map: enough to be seen, little enough to tell groups apart. */
const COVERAGE = 0.3;
const SIDE = { min: 12, max: 52 } as const;

export function thumbnailSide(count: number, { width, height }: Area): number {
  const side = Math.sqrt((width * height * COVERAGE) / Math.max(1, count));
  return Math.round(Math.min(SIDE.max, Math.max(SIDE.min, side)));
}

/**
 * Photos before there is a map: in rows, as on a light table.
 *
 * @param places how many photos there will be, so that the first do not move when the last arrive
 */
export function gridLayout(ids: Uint32Array, area: Area, places = ids.length): Layout {
  const { left, top, width, height } = inner(area);
  const columns = Math.max(1, Math.ceil(Math.sqrt((places * width) / Math.max(1, height))));
  const rows = Math.max(1, Math.ceil(places / columns));
  const pitch = Math.min(width / columns, height / rows, SIDE.max * 1.25);
  const startX = left + (width - pitch * columns) / 2 + pitch / 2;
  const startY = top + (height - pitch * rows) / 2 + pitch / 2;
  const points = new Float32Array(ids.length * 2);
  ids.forEach((_, index) => {
    points[index * 2] = startX + (index % columns) * pitch;
    points[index * 2 + 1] = startY + Math.floor(index / columns) * pitch;
  });
  return { ids, points, side: Math.round(pitch * 0.86) };
}

/** From the plane of a map to the canvas: each axis by a factor, about a centre. */
export interface Fit {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly centreX: number;
  readonly centreY: number;
  readonly area: Area;
}

/** One axis may be drawn larger than the other by this factor, so that long clouds use the height too. */
const MAX_STRETCH = 1.7;
/** This share of the points lies within the margins; the rest is brought to them. */
const WITHIN = 0.98;

/** @param positions [n, 2], centred about the origin */
export function fitTo(positions: Float32Array, area: Area): Fit {
  const { left, top, width, height } = inner(area);
  const fullX = width / 2 / Math.max(1e-6, extent(positions, 0));
  const fullY = height / 2 / Math.max(1e-6, extent(positions, 1));
  const even = Math.min(fullX, fullY);
  return {
    scaleX: Math.min(fullX, even * MAX_STRETCH),
    scaleY: Math.min(fullY, even * MAX_STRETCH),
    centreX: left + width / 2,
    centreY: top + height / 2,
    area,
  };
}

/** Positions on the canvas, none beyond its margins. */
export function place(positions: Float32Array, fit: Fit): Float32Array {
  const { left, top, width, height } = inner(fit.area);
  const placed = new Float32Array(positions.length);
  for (let at = 0; at < positions.length; at += 2) {
    placed[at] = clamp(fit.centreX + positions[at]! * fit.scaleX, left, left + width);
    placed[at + 1] = clamp(fit.centreY + positions[at + 1]! * fit.scaleY, top, top + height);
  }
  return placed;
}

/** The rectangle in which photos may stand. */
export function inner({ width, height }: Area): { left: number; top: number; width: number; height: number } {
  return {
    left: MARGIN.side,
    top: MARGIN.top,
    width: Math.max(1, width - 2 * MARGIN.side),
    height: Math.max(1, height - MARGIN.top - MARGIN.bottom),
  };
}

function extent(positions: Float32Array, axis: 0 | 1): number {
  const distances = new Float32Array(positions.length / 2);
  for (let index = 0; index < distances.length; index++) {
    distances[index] = Math.abs(positions[index * 2 + axis]!);
  }
  return distances.sort()[Math.floor((distances.length - 1) * WITHIN)] ?? 1;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
