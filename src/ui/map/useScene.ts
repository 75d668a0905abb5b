import { useDeferredValue, useMemo, useSyncExternalStore } from 'react';
import type { MapFrame } from '../../store/mapStore.ts';
import { useStudio, useStudioState } from '../studioContext.ts';
import { fitTo, gridLayout, place, thumbnailSide, type Area, type Layout } from './layout.ts';
import type { Scene } from './motion.ts';
import { spread } from './spread.ts';

/** Photos shown before there is a map, as many as the engine will map. */
const MOST_PHOTOS = 10_000;

/**
 * Where everything belongs on a canvas of this size: in a grid, or, once there is one, on the map. To lay out a map of
 * thousands takes most of a frame, so it has a task of its own, after what else of the page hears of the map.
 */
export function useScene({ width, height }: Area, mode: 'photos' | 'dots'): Scene {
  const { map } = useStudio();
  const frame = useDeferredValue(useSyncExternalStore(map.subscribe, map.frame));
  const photoCount = useStudioState((state) => state.photos.length);
  const expected = useStudioState(({ importing }) => (importing.phase === 'importing' ? importing.total : 0));
  const excluded = useStudioState((state) => state.excluded);
  const position = useStudioState(({ tried }) => (tried.phase === 'found' ? tried.look.position : null));
  // It has a place in the plane of the latest map alone.
  const tried = frame === map.latest() ? position : null;
  const grid = useMemo(() => {
    // While they are read the first come first, each to the place where it stays.
    const ids =
      expected > 0 ? evenly(Math.min(photoCount, MOST_PHOTOS), MOST_PHOTOS) : evenly(photoCount, MOST_PHOTOS);
    const kept = excluded.size === 0 ? ids : ids.filter((id) => !excluded.has(id));
    return gridLayout(kept, { width, height }, Math.max(kept.length, Math.min(expected, MOST_PHOTOS)));
  }, [photoCount, expected, excluded, width, height]);
  return useMemo(() => {
    if (!frame) return { ...grid, ...NO_PAIRS, waiting: 0 };
    // Where the map is a sample, the others wait for nothing.
    const waiting = photoCount > MOST_PHOTOS ? [] : unmapped(frame, grid.ids, photoCount);
    return onMap(frame, grid, { waiting, tried }, { width, height }, mode);
  }, [frame, grid, photoCount, tried, width, height, mode]);
}

const NO_PAIRS = { pairs: new Float32Array(0), pairIds: new Uint32Array(0) };

/** What is not on the map. */
interface Others {
  readonly waiting: readonly number[];
  readonly tried: readonly [number, number] | null;
}

/** Mapped photos where the map has them; the others keep their place in the grid until their turn comes. */
function onMap(
  frame: MapFrame,
  grid: Layout,
  { waiting, tried }: Others,
  area: Area,
  mode: 'photos' | 'dots',
): Scene {
  const fit = fitTo(frame.positions, area);
  const points = place(frame.positions, fit);
  // For all that are to come, so that photos do not shrink as they do.
  const side = thumbnailSide(grid.ids.length, area);
  // Dots may lie on one another, and then stand where the map says.
  if (mode === 'photos') spread(points, side * 1.06, area);
  return {
    ...lowest(waiting, grid, frame.photos, points),
    waiting: waiting.length,
    side,
    pairs: place(frame.pairPositions, fit),
    pairIds: frame.pairPhotos,
    ...(tried && { tried: place(Float32Array.of(...tried), fit) }),
  };
}

/** Those that wait, at their places in the grid, before those on the map. */
function lowest(
  waiting: readonly number[],
  grid: Layout,
  photos: Uint32Array,
  points: Float32Array,
): { ids: Uint32Array; points: Float32Array } {
  const ids = new Uint32Array(waiting.length + photos.length);
  const places = new Float32Array(ids.length * 2);
  waiting.forEach((at, index) => {
    ids[index] = grid.ids[at]!;
    places[index * 2] = grid.points[at * 2]!;
    places[index * 2 + 1] = grid.points[at * 2 + 1]!;
  });
  ids.set(photos, waiting.length);
  places.set(points, waiting.length * 2);
  return { ids, points: places };
}

/** Places in the grid of the photos that are not on the map. */
function unmapped({ photos }: MapFrame, ids: Uint32Array, photoCount: number): number[] {
  const mapped = new Uint8Array(photoCount);
  for (const id of photos) mapped[id] = 1;
  const waiting: number[] = [];
  for (let at = 0; at < ids.length; at++) if (mapped[ids[at]!] === 0) waiting.push(at);
  return waiting;
}

/** At most `most` ids of `count`, evenly spaced. */
function evenly(count: number, most: number): Uint32Array {
  const ids = new Uint32Array(Math.min(count, most));
  for (let index = 0; index < ids.length; index++) ids[index] = Math.floor((index * count) / ids.length);
  return ids;
}
