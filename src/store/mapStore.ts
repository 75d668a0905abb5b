import type { MapFrame } from '../protocol/engine.ts';
import { Listeners } from './listeners.ts';
import { withMap } from './mapHistory.ts';

export type { MapFrame };

/** How far apart the two views of a photo lie on average, on the map that is shown and on the first of the run. */
export interface PairDistance {
  readonly now: number;
  readonly first: number;
}

const NO_MAPS: readonly MapFrame[] = [];

/** The maps of the last run, outside React: canvases draw them, components do not. */
export class MapStore {
  readonly #listeners = new Listeners();
  #maps = NO_MAPS;
  /** The one that is looked back at; null while the latest is shown, whichever that comes to be. */
  #past: MapFrame | null = null;
  /** Another layout of the photos, which is shown instead of their map. */
  #overlay: MapFrame | null = null;
  #pairDistance: PairDistance | null = null;

  readonly subscribe = this.#listeners.subscribe;
  /** Maps that are kept, the first of the run first. */
  readonly maps = (): readonly MapFrame[] => this.#maps;
  readonly latest = (): MapFrame | null => this.#maps.at(-1) ?? null;
  /** The map of the run that is shown, or would be but for another layout. */
  readonly current = (): MapFrame | null => this.#past ?? this.latest();
  /** What is shown. */
  readonly frame = (): MapFrame | null => this.#overlay ?? this.current();
  readonly isLive = (): boolean => this.#past === null;
  readonly pairDistance = (): PairDistance | null => this.#pairDistance;

  push(frame: MapFrame): void {
    if (this.latest()?.runId !== frame.runId) this.#forget();
    this.#maps = withMap(this.#maps, frame, this.#past);
    this.#change();
  }

  /** Shows one of `maps` by its place; the last is the latest, and from then on whichever is. */
  look(place: number): void {
    const map = this.#maps[place];
    this.#past = map === this.#maps.at(-1) ? null : (map ?? null);
    this.#change();
  }

  /** Shows another layout of the photos; null for their map again. */
  overlay(layout: MapFrame | null): void {
    this.#overlay = layout;
    this.#change();
  }

  /** Forgets the maps after this step, which are made again. */
  truncate(step: number): void {
    this.#maps = this.#maps.filter((map) => map.step <= step);
    if (this.#past !== null && this.#past.step > step) this.#past = null;
    this.#change();
  }

  clear(): void {
    this.#forget();
    this.#change();
  }

  #forget(): void {
    this.#maps = NO_MAPS;
    this.#past = this.#overlay = null;
  }

  #change(): void {
    const now = meanPairDistance(this.frame());
    const first = meanPairDistance(this.#maps[0] ?? null);
    this.#pairDistance = now === null ? null : { now, first: first ?? now };
    this.#listeners.notify();
  }
}

function meanPairDistance(frame: MapFrame | null): number | null {
  if (!frame || frame.pairPositions.length === 0) return null;
  const { pairPositions: views } = frame; // [m, 2 views, 2]
  let sum = 0;
  for (let start = 0; start < views.length; start += 4) {
    sum += Math.hypot(views[start]! - views[start + 2]!, views[start + 1]! - views[start + 3]!);
  }
  return sum / (views.length / 4);
}
