import type { MapFrame } from '../protocol/engine.ts';
import { Listeners } from './listeners.ts';

export type { MapFrame };

/** How far apart the two views of a photo lie on average, now and on the first map of the run. */
export interface PairDistance {
  readonly now: number;
  readonly first: number;
}

/** The last map, outside React: canvases draw it, components do not. */
export class MapStore {
  readonly #listeners = new Listeners();
  #frame: MapFrame | null = null;
  #pairDistance: PairDistance | null = null;

  readonly subscribe = this.#listeners.subscribe;
  readonly frame = (): MapFrame | null => this.#frame;
  readonly pairDistance = (): PairDistance | null => this.#pairDistance;

  push(frame: MapFrame): void {
    const now = meanPairDistance(frame.pairPositions);
    const sameRun = this.#frame?.runId === frame.runId;
    this.#pairDistance = now === null ? null : { now, first: (sameRun && this.#pairDistance?.first) || now };
    this.#frame = frame;
    this.#listeners.notify();
  }

  clear(): void {
    this.#frame = null;
    this.#pairDistance = null;
    this.#listeners.notify();
  }
}

/** @param positions [m, 2 views, 2] */
function meanPairDistance(positions: Float32Array): number | null {
  const pairs = positions.length / 4;
  if (pairs === 0) return null;
  let sum = 0;
  for (let start = 0; start < positions.length; start += 4) {
    sum += Math.hypot(
      positions[start]! - positions[start + 2]!,
      positions[start + 1]! - positions[start + 3]!,
    );
  }
  return sum / pairs;
}
