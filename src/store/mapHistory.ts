import type { MapFrame } from '../protocol/engine.ts';

/**
 * Maps that are kept of a run. A photo takes 12 bytes of each (two float32 and its id), so that 60 maps of 10,000
 * photos take 7.2 MB, however long the run.
 */
const MOST_MAPS = 60;

/**
 * The maps of a run with one more. Where they become too many, that one goes whose neighbours in time are nearest to
 * each other, so that those that stay are spread evenly over the steps. The first and the last stay.
 *
 * @param kept is looked at, and stays too
 */
export function withMap(maps: readonly MapFrame[], next: MapFrame, kept: MapFrame | null): MapFrame[] {
  // At its end a run may draw a step's map twice.
  const before = maps.at(-1)?.step === next.step ? maps.slice(0, -1) : maps;
  const all = [...before, next];
  if (all.length <= MOST_MAPS) return all;
  let spare = 1;
  let least = Infinity;
  for (let at = 1; at < all.length - 1; at++) {
    const gap = all[at + 1]!.step - all[at - 1]!.step;
    if (gap < least && all[at] !== kept) [spare, least] = [at, gap];
  }
  return all.filter((_, at) => at !== spare);
}
