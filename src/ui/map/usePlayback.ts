import { useEffect, useState } from 'react';
import type { MapStore } from '../../store/mapStore.ts';
import { prefersReducedMotion } from '../primitives/preferences.ts';

/** A run is told in about this time, and each map seen for as long as these. */
const TOLD_MS = 12_000;
const EACH_MS = { least: 160, most: 700 } as const;
/** Where nothing is to move, each is looked at like a picture. */
const STILL_MS = 1200;

/** How long each map of a run is seen in playback. */
export function paceOf(maps: number): number {
  if (prefersReducedMotion()) return STILL_MS;
  return Math.min(EACH_MS.most, Math.max(EACH_MS.least, TOLD_MS / maps));
}

export interface Playback {
  readonly isPlaying: boolean;
  readonly play: () => void;
  readonly stop: () => void;
}

/** Shows the maps of a run one after the other, from where one is, or from the first; at the end the map is live again. */
export function usePlayback(map: MapStore): Playback {
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return;
    let timer: ReturnType<typeof setTimeout>;
    const next = (): void => {
      const shown = map.current();
      map.look(map.maps().findIndex((one) => one === shown) + 1);
      if (map.isLive()) setPlaying(false);
      else timer = setTimeout(next, paceOf(map.maps().length));
    };
    timer = setTimeout(next, paceOf(map.maps().length));
    return () => clearTimeout(timer);
  }, [map, isPlaying]);
  return {
    isPlaying,
    play: () => {
      if (map.isLive()) map.look(0);
      setPlaying(true);
    },
    stop: () => setPlaying(false),
  };
}
