/** A square within a photo's middle square, in shares of its side: all of it is { left: 0, top: 0, size: 1 }. */
export interface SquareRegion {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

export const WHOLE_REGION: SquareRegion = { left: 0, top: 0, size: 1 };

/** Smaller parts show the network nothing but blur. */
export const LEAST_REGION = 0.1;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The nearest square that lies within the photo. */
export function fittedRegion({ left, top, size }: SquareRegion): SquareRegion {
  const fitted = clamp(size, LEAST_REGION, 1);
  return { left: clamp(left, 0, 1 - fitted), top: clamp(top, 0, 1 - fitted), size: fitted };
}

/** The square that a pointer spans, from where it was pressed to where it is, within the photo. */
export function spannedRegion(from: readonly [number, number], to: readonly [number, number]): SquareRegion {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const room = (start: number, way: number): number => (way < 0 ? start : 1 - start);
  const span = Math.max(Math.abs(dx), Math.abs(dy), LEAST_REGION);
  const size = Math.min(span, Math.max(LEAST_REGION, Math.min(room(from[0], dx), room(from[1], dy))));
  return fittedRegion({
    left: dx < 0 ? from[0] - size : from[0],
    top: dy < 0 ? from[1] - size : from[1],
    size,
  });
}
