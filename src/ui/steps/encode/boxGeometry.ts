import type { Shape } from '../../../core/architecture/layer.ts';

/** A block in oblique projection: its front as thick as there are channels, its side as deep as the map is wide. */
export interface BoxGeometry {
  /** Thickness, from channels. */
  readonly width: number;
  /** From the map's height. */
  readonly height: number;
  /** Shift of the back, from the map's width. */
  readonly depth: number;
}

const TALLEST = 104;
const SHORTEST = 12;
const DEPTH = 0.3;
/** Height of a vector per number of it: longer vectors are taller bars. */
const VECTOR = { base: 20, perRoot: 5, width: 8 } as const;

/** Areas grow with the square root of what they stand for, so that 3 and 256 channels fit one picture. */
export function boxGeometry(shape: Shape, imageSize: number): BoxGeometry {
  if (shape.length === 1) {
    return { width: VECTOR.width, height: VECTOR.base + VECTOR.perRoot * Math.sqrt(shape[0]), depth: 0 };
  }
  const [height, , channels] = shape;
  const side = SHORTEST + (TALLEST - SHORTEST) * Math.sqrt(height / imageSize);
  return { width: 3 + 2.6 * Math.sqrt(channels), height: side, depth: side * DEPTH };
}
