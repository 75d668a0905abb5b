import type { MapFrame } from '../protocol/engine.ts';

/** A map of a few photos in a row; nothing of it matters unless told otherwise. */
export function mapFrame(runId: number, step: number, given: Partial<MapFrame> = {}): MapFrame {
  return {
    runId,
    step,
    photos: Uint32Array.of(0, 1, 2),
    positions: Float32Array.of(-1, 0, 0, 0, 1, 0),
    pairPhotos: new Uint32Array(0),
    pairPositions: new Float32Array(0),
    ...given,
  };
}
